"""Spanish phrases that threaten people or property.

Source: rule EV-THREAT.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

THREATS: tuple[Phrase, ...] = (
    phrases(
        "threaten_harm", "ES-THREAT",
        r"(?:los|las|lo|la|te|le|les) (?:voy|vamos|van) a (?:matar|golpear|quemar|disparar|balacear|lastimar|buscar "
        r"y|partir|romper|madrear|encontrar|ir a buscar|hacer (?:dano|sufrir|pedazos)|reventar|machetear|picar|"
        r"cortar|prender|explotar|rociar|meter un (?:tiro|balazo|plomazo)|dar piso|agarrar a|estar esperando|"
        r"esperar afuera|tronar|desaparecer|pegar|enterrar)(?! (?:el|la) (?:contrato|plan|pago|record))(?! (?:a la "
        r"corte|una demanda))",
        r"voy a (?:matar|golpear|quemar|disparar|balacear|lastimar|explotar|poner una bomba|destrozar|reventar|"
        r"partir|ir a partir|matar)(?:los|las|lo|la|te|les)?(?! (?:el tiempo|las horas|\w*me))(?: (?:a|su|tu|la|los|"
        r"alguien|ustedes|ese|todo|el|las|con)|(?= \.|$))",
        r"(?:voy a|voy|llego|voy a llegar|mando|venir) (?:ir )?(?:con|para alla con|a mi gente a) (?:mi |mis |una |"
        r"un |el |la )?(?:pistola|arma|bate|primos|cuerno|machete|cuchillo|gente|tubo|rifle|visitarte)(?: \w+)?",
        r"(?:ya |yo )?se (?:donde|en donde|tu direccion|en que piso)(?: (?:viven?|vives|trabajan?|trabajas|estan?|"
        r"estas))?(?: esta noche)?(?! (?:pagar|esta el|queda|mandar))",
        r"(?:estas|estan) muertos?(?! (?:de risa|de hambre))|vas a amanecer muert[oa]|te mato(?! de)|los mato(?= a "
        r"golpes| \.|$| si)",
        r"(?:cuidense|cuidate|cuidese) (?:la espalda|las espaldas)|ten cuidado con tu familia",
        r"(?:van|vas) a (?:morir|arrepentirse|arrepentirte|sufrir|pagar con sangre|volar todos|ver cuando te)",
        r"se van a arrepentir",
        r"(?:les|te|le|al que \w+(?: \w+)?) (?:voy a )?(?:meto|meter|pongo|poner|doy|dar) (?:un|una|tus)(?: "
        r"\w+)? ?(?:balazo|bala|bomba|tiro|plomazos?|golpe|cuchillada)?(?= balazo| tiro| bomba| \.|$)(?! (?:pago|"
        r"abono|\d))",
        r"(?:le|les) meto un (?:balazo|tiro)",
        r"llev(?:o|ar) (?:mi |una )?(?:pistola|arma|cuchillo)",
        r"tengo un(?:a)? (?:arma|pistola|rifle) y (?:se|la|no)",
        r"(?:disparo|balazos?|plomazos?|machetazo|tiros)(?= \.|$| a| limpio| si)(?! (?:en mi casa|me dieron))|a "
        r"balazos|recibira un disparo|les disparo|a machetazo",
        r"(?:romper\w*|rompo|rompe|partir\w*|parto|quebrar\w*) (?:te |les |le )?(?:las |la |el |tu |su )(?:piernas|"
        r"cara|madre|hocico|cabeza|dientes|huesos)",
        r"partirles la madre|te agarro y te entierro|te entierro",
        r"(?:(?:les|te|le|voy y les|los) quemo|quemarl\w*|quemarte|prender\w* fuego|prendo fuego|rociar gasolina|"
        r"volar|exploto|explotar) (?:a |el |la |su |les |todo |tu |con |los ){0,4}(?:edificio|oficina|casa|lugar|"
        r"carros|changarro|negocio|todo)(?: \w+)?",
        r"(?:alguien|uno|ustedes) (?:va a|van a) (?:salir|terminar) (?:lastimad|herid|muert)\w*|sale con los pies "
        r"por delante",
        r"(?:a tu|tu|su) familia le va a pasar|tengo gente que te puede|le caemos a tiros|cuando (?:yo )?te "
        r"(?:agarre|encuentre|vea)|esta noche voy por ti|lo voy a esperar afuera|recibo a balazos|cortar(?:te|le) "
        r"(?:los dedos|la cabeza)",
        unless=(
            r"una demanda|no se (?:donde|tu)|no (?:los|las|lo|la|te|le|les)? ?(?:voy|vamos)(?! a quedar)|me (?:voy|"
            r"quiero) a|"
            r"(?:me|nos) (?:va|van|quiere|quieren|amenaz\w+)(?: \w+)? (?:matar|golpear|lastimar|a matar)|(?:el|mi "
            r"ex|mi esposo|mi marido) (?:\w+ )?(?:dijo|dice|amenazo)|se donde (?:pagar|queda|mandar)|voy a quemar "
            r"(?:las|mi)|poner un (?:pago|abono)|ahorcar(?:me|se)|tirarme|matarme|puso (?:una|el|un) (?:pistola|"
            r"cuchillo)|me puso|romper (?:el )?(?:plan|acuerdo|contrato)|(?:los|le) voy a (?:buscar y|encontrar) "
            r"(?:el|la|un|dinero)|para encontrar"
        ),
    ),
    phrases(
        "threaten_harm",
        "ES-THREAT-TOO",
        r"(?:buscando|ando buscando) tu casa para",
        r"voy y les quemo",
        r"te voy a meter un"
    ),
)  # fmt: skip
