"""Spanish phrases of somebody who is not the person asked for, or who is somebody else.

Source: 12 CFR 1006.6(d)(1); rule EV-WRONG; ruling on third parties.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PHONE = r"(?:numero|telefono|celular|linea|chip|whatsapp)"
_WANTED = (
    r"(?:que )?(?:usted(?:es)? )?(?:busca|buscan|anda buscando|andan buscando|dice|dicen|pregunta|menciona|nombra|"
    r"quiere|quieren)"
)

IDENTITY: tuple[Phrase, ...] = (
    phrases(
        "deny_identity", "ES-WRONG-NUMBER",
        r"(?:numero|persona|telefono|celular|num|gente) (?:es |esta |esta muy )?(?:equivocad[oa]|incorrect[oa]|"
        r"erronea|erroneo|mal)(?= \.|$| \w+)(?! (?:el monto|la cantidad))",
        r"(?:^|usted |ustedes |te |se |me |creo que |han |has |oye |senor |disculpe |joven )(?:se )?(?:equivoc\w+|"
        r"confundi\w+) (?:de )?(?:numero|persona|telefono|digito)",
        r"(?:usted|ustedes|creo que|senor|senora|hey|hola|pero|bro) (?:\w+ )?(?:esta|estan|estas) "
        r"equivocad[oa]s?(?= \.|$| de| yo| aqui)",
        r"(?:numero|num|telefono|tel|cel) (?:\w+ )?e(?:k|qu|q)i(?:v|b)o(?:k|c)ad[oa]",
        r"^(?:esta|estan) equivocad[oa]s?(?= \.|$| de| yo| aqui)",
        r"(?:se han|te|se) equivoca\w*(?= este| yo| no soy| de|$| \.)(?! de (?:cuenta|monto|cantidad))",
        rf"(?:yo )?no soy (?:el|ella|esa|ese|esa persona|la persona|quien|ni conozco|esa \w+|ese \w+|la (?:senora|"
        rf"senorita|muchacha|persona)|el (?:senor|muchacho|que)|al que)(?= \.|$| persona| {_WANTED}| que| senor\w*| "
        rf"soy| la que| usted| a esa)(?! (?:que (?:debe|firmo|abrio|saco|compro|hizo)|quien (?:debe|firmo)|"
        rf"responsable))",
        r"no soy quien (?:busca|buscan|usted|dice)",
        r"(?:ese|esa|ella|el) no soy yo",
        r"el destinatario(?: \w+){0,4} no soy yo",
        r"(?:no|ni) (?:lo |la )?conoz(?:co|camos|cemos)(?: (?:a|yo))? (?:nadie|esa|ese|ningun\w*|el|ella|esa "
        r"persona|al senor|por aca|a ese)(?! (?:banco|compania|cuenta|deuda|tienda|empresa|numero))",
        r"no lo conozco(?= \.|$| ni| y)",
        r"(?:aqui|aca|por aca|aki|alla) no (?:vive|hay|es|existe|esta|trabaja|se encuentra)(?: \w+)?(?! "
        r"\w*(?:trabajo|dinero|problema|manera|nada|forma))",
        r"no es aqui",
        r"no hay (?:nadie|ningun\w*|aqui) (?:\w+ )?(?:con (?:ese|este) nombre|de nombre|llamad[oa]|que se llame)",
        r"con ese nombre no hay",
        r"no hay nadie (?:aqui )?(?:llamad\w+|con ese nombre|con el nombre)",
        rf"(?:este|ese) (?:ya )?no es (?:el|su|ese|mas el) {_PHONE}",
        r"(?:nadie|ninguna persona) (?:aqui )?(?:con|de) ese nombre",
        rf"(?:me |nos )?(?:acaban de dar|dieron|asignaron|toco|vendieron) (?:este|su) {_PHONE}(?: viejo)?",
        r"(?:ese|este|asi) (?:nombre )?no es (?:mi nombre|mio ni|ni mi)",
        r"ese nombre no es? mio",
        r"no es mi nombre(?= \.|$| yo| es)",
        r"yo no me llamo(?: asi| \w+)",
        r"(?:me llamo|soy) \w+ (?:no \w+|y (?:usted pregunta|busca))(?= \.|$| por)",
        r"(?:tiene|tienen|trae) (?:usted )?(?:el numero mal|mal el (?:numero|dato)|un digito mal)",
        r"creo que (?:tiene|tienen|trae) mal",
        r"(?:marco|marcaste|marcaron|escribio|le salio|texteo) (?:mal|a otra persona|otra persona|al que no es)",
        r"le cayo a otra persona",
        r"(?:escribiendo|texteando|mandando)(?: \w+)? (?:al que no es|a otra persona|a la persona equivocada)",
        rf"este {_PHONE} (?:es de otra|era de otra|antes era|ya no es|no es de|es mio ahora)(?: \w+)?(?! (?:trabajo|"
        rf"chamba))",
        r"(?:esta )?persona no tiene este telefono",
        r"(?:no se|sepa) quien (?:es|sea|era) (?:ese|esa|el|ella|esa persona|ese senor|\w+)(?= \.|$| senor| "
        r"senora)(?! (?:original|acreedor|banco))",
        r"nunca he oido (?:ese|de ese) nombre",
        r"(?:soy|es) otra persona(?= me llamo| yo| con| \.|$)",
        r"(?:soy|yo soy) \w+ (?:\w+ )?pero no el que (?:busca|buscan)",
        r"al que (?:anda )?busca\w*(?: \w+)? es otro",
        r"(?:busquen|busca|buscando) (?:a otr[oa]|bien)(?= \.|$| yo| persona)",
        r"(?:me tiene|me tienen|me esta) confundid[oa] con",
        r"soy nuevo en este numero",
        rf"(?:llevo|tengo|hace) (?:\w+ ){{0,4}}?(?:anos|meses|dias) con este {_PHONE}",
        r"(?:me llegan|me escriben|recibo|me buscan) (?:\w+ ){0,4}?(?:para|a|de|buscando a) un tal",
        r"(?:esta|este|aqui) es (?:una|un|la|el)? ?(?:iglesia|negocio|taller|oficina|tienda|restaurante|escuela|"
        r"clinica|salon|panaderia|farmacia|consultorio)(?: \w+)?",
        r"(?:le )?contesta el pastor",
        r"no soy ni conozco",
        r"no soy \w+ ni familia",
        r"por aca no hay",
        r"usted busca a otr[oa]",
        unless=(
            r"(?:cantidad|saldo|monto|total)(?: \w+){0,4} (?:equivocad|mal|incorrect)|(?:es|sera) (?:este|esto|un) "
            r"numero equivocado|no se equivoco|(?:esta|estan) equivocad[oa]s? (?:con|en) (?:el|la) (?:monto|saldo|"
            r"cantidad|deuda)|ponen [\d ]+ (?:eso )?esta equivocado|(?:no hay nadie|hay alguien)(?: \w+){0,8} "
            r"(?:atienda|hable|conteste)|de carne y hueso|no conozco (?:esa|ese|la) (?:deuda|cuenta|compania)|"
            r"numero de (?:cuenta|tarjeta) (?:equivocad|mal)|no reconozco|quien (?:la|lo) abrio|el que abrio|la que "
            r"firmo|en mi nombre|a mi nombre|no soy yo (?:el|la) que (?:debe|firmo|abrio)"
        ),
    ),
    phrases(
        "deny_identity",
        "ES-NOT-NAME",
        r"no soy (?P<name>[a-z]{2,})(?= \.|$| [a-z]+)",
        r"(?:^|\. |no )no habla (?P<name2>[a-z]{3,})",
        r"no es el (?:celular|numero|telefono) de (?P<name3>[a-z]{3,})",
        r"es el (?:celular|telefono|numero) de (?P<name4>[a-z]{3,})(?= no|$| \.)",
        r"yo soy (?P<name5>[a-z]{3,}) y (?:ese nombre|usted busca|no|me llegan)"
    ),
    phrases(
        "deny_identity",
        "ES-NOT-ME",
        r"(?:buscando a un tal \w+|nada que ver|no|que busca|se llama igual que yo pero|asi pero) (?:yo )?no soy(?: "
        r"yo| ese| el)?(?= \.|$| es| busquen)",
        r"no soy yo(?= \.|$)(?! el)",
        r"^(?:no )?no habla \w+",
        r"yo no soy (?:ella|el)(?= soy| \.|$)",
            unless=r"(?:abri|firm|compr|saqu|hice|fraude|debe|debo)"),
    whole_message(
        "deny_identity",
        "ES-NOT-ME-WHOLE",
        r"(?:yo )?no soy(?: yo| el| ella| esa persona)?",
        "ese no soy yo",
        "esa no soy yo",
        "yo no soy",
        r"(?:esta |estan |num |numero |telefono ){0,4}equivocad[oa]s?(?: de numero| de persona)?",
        "no es aqui",
        "marco mal",
        r"aqui no es",
        r"nada que ver yo no soy",
        r"(?:ese )?no es mi nombre"
    ),
    phrases(
        "declare_third_party", "ES-THIRD-PARTY",
        r"(?:soy|habla|le habla|este es|esta es|habla con|le contesta|contesta|le responde|le escribe|somos) "
        r"(?:solo |su |sus |la |el |un |una |los ){1,4}(?:<es_relative>|<es_acquaintance>)s?(?: mayor| menor| "
        r"gemel\w+)?(?! de (?:edad|\d|la deuda|militar)|\w*uno)",
        r"(?:soy|somos) (?:<es_relative>|<es_acquaintance>)s? de(?! (?:militar|un militar|la marina|fuerzas|\d))",
        r"somos vecinos",
        r"soy (?:solo )?(?:su|la|el|una|un|quien) (?:<es_acquaintance>|que (?:la|lo|le) cuida|muchacha que)",
        r"soy (?:quien|la que|el que) (?:le |lo |la )?cuida(?: \w+)?",
        r"(?:yo )?solo soy (?:la|el|su|un|una) \w+",
        r"(?:yo )?(?:le |se lo )?guard[oe] el (?:telefono|celular)",
        r"(?:ya )?no vive (?:aqui|en esta|con)(?: ya)?",
        r"(?:el|ella) (?:no esta|ya no esta|no se encuentra|se mudo|ya no vive|salio|regresa|anda|esta "
        r"(?:trabajando|internada|en el trabajo|durmiendo|en))(?= \.|$| ahorita| en| a las| hasta| aqui| por| y)(?! "
        r"(?:con nosotros|entre nosotros|en (?:la carcel|prision|el bote|el penal|el cielo)|cancelad))",
        r"no esta mi (?:<es_relative>)",
        r"(?:se le olvido|(?<!me )dejo|se dejo) (?:el|su) (?:telefono|celular|phone)",
        r"(?:yo )?(?:le|se lo) (?:digo|aviso|dire|avisare|doy|paso)(?: el)? (?:a el|a ella|recado|mensaje|cuando)",
        r"(?:le contesta|le escribe|le responde|contesta|le escribo desde|habla|aqui le habla) (?:la|el|su|"
        r"desde)? ?(?:muchacha|abuelo|abuela|recepcionista|secretaria|madrastra|hij[oa]|niet[oa]|sobrin[oa]|"
        r"encargad[oa]|enfermer[oa]|el celular de mi)",
        r"(?:es|ella es|el es|ese es|esa es) mi (?:<es_relative>|<es_acquaintance>)(?= pero| y| yo| no| \.|$)(?! "
        r"(?:que (?:debe|lo saco)|y (?:ella|el) (?:debe|firmo)))",
        r"a quien busca es (?:a )?mi",
        r"(?:le|te) preste? el (?:telefono|celular)",
        r"(?:le )?(?:llama|habla) cuando regrese",
        r"yo soy (?:el|la) (?:dueno|duena|encargad[oa]) (?:de|del) (?:la casa|rancho|negocio|cuarto)",
        r"(?:la senora|el senor|ese trabajador|el muchacho) (?:esta|salio|anda) (?:en|a|con)(?= la dialisis| el "
        r"hospital| el trabajo| darle| un)",
        unless=(
            r"(?:cuentas|biles|billes|bills|finanzas|autoriz\w+|poder (?:notarial|legal)|permiso|encargo de|tutor|"
            r"albacea|representante|maneja sus|maneja las|yo pago|a mi nombre|carta poder|carta notarizada)|(?:soy|"
            r"es) (?:una?) mujer de \d+|la cuenta es mia|si soy (?:yo|el|ella)|mi \w+ no vive aqui pero|se la llevo|"
            r"pastor de|la empuja|le grita|fallec|murio|difunt|mi ex (?:me|uso|abrio)|(?:me (?:pega|golpea|amenaza|"
            r"obliga))|y no lo conozco|soldado|soy su cliente"
        ),
    ),
    whole_message(
        "declare_third_party",
        "ES-THIRD-PARTY-WHOLE",
        r"(?:es|ella es|el es|ese es|esa es) mi (?:<es_relative>|<es_acquaintance>)(?: \w+){0,6}",
        r"soy (?:su|el|la) (?:<es_relative>|<es_acquaintance>)"
    ),
)  # fmt: skip
