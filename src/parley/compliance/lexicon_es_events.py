"""Spanish phrases: events in a person's life that change what may be said.

Source: 12 CFR 1006.6(b)(2); 11 USC 362; rules EV-* of the catalogue.
"""

from __future__ import annotations

from parley.compliance.lexicon import RELATIVE_ES as REL
from parley.compliance.lexicon import Phrase, phrases, whole_message

EVENTS: tuple[Phrase, ...] = (
    phrases(
        "express_crisis", "ES-CRISIS",
        r"(?:me )?(?:quiero|voy a|quisiera|pienso|prefiero|ganas de|deseo) (?:ya )?(?:morir(?:me|se)?|"
        r"matarme|suicid\w+|quitarme la vida|acabar con (?:mi vida|todo|"
        r"mi)|estar muert[oa]|desaparecer|morirme)", r"me quiero (?:morir|matar)",
        r"me voy a (?:matar|suicidar|colgar|ahorcar)", r"mejor me muero", r"me (?:mato|suicido|cuelgo|corto las venas)",
        r"suicid\w+",
        r"(?:ya )?no quiero (?:vivir|seguir (?:viviendo|asi|con vida|aqui)|estar (?:aqui|viv[oa])|despertar|"
        r"existir)",
        r"no (?:tiene|hay|le veo|tengo|encuentro)(?: \w+)? (?:sentido|razon(?:es)?|motivos?|ganas|caso) (?:a |"
        r"de |para |en |por )?(?:la vida|vivir|seguir|mi vida|que vivir|la que vivir)\w*",
        r"(?:ya )?no (?:puedo|aguanto|soporto) (?:mas|mas con (?:la|esta|mi) vida|seguir (?:asi|viviendo)|la "
        r"vida|esta vida|vivir)"
        r"(?= \.|$| \w+)(?! (?:de|que) (?:\$?\d|eso|esa))(?! pagar)",
        r"(?:mejor|estarian mejor|mas valdria|valgo mas|valdria mas) (?:\w+ )?(?:muert[oa]|sin mi|si (?:me "
        r")?(?:muero|muriera))", r"(?:hacerme|haciendome|me hago|me haga) dano",
        r"(?:quitar|quitarme|quitarse|acabar con) (?:mi|la|su) vida", r"(?:cansad[oa]|hart[oa]) de (?:vivir|la vida)",
        r"no (?:hay|veo|tengo|encuentro|le veo) (?:otra |ninguna )?salida",
        r"(?:ojala|quisiera) (?:no (?:despertar|haber nacido)|me (?:muriera|muera)|estar muert[oa])\w*",
        r"autolesi\w+", r"tirarme (?:de|del) (?:un|una|el|la) (?:puente|edificio|ventana|azotea)", r"sobredosis",
        r"nada por (?:que|lo que) vivir",
        unless=r"no puedo mas (?:de|que) \$?\d|morirme de risa|no puedo mas que",
    ),
    phrases(
        "express_danger", "ES-DANGER",
        rf"(?:mi (?:ex|{REL})|el|ella|mi ex \w+)(?: \w+)? me (?:pega|golpea|golpeo|maltrata|maltrato|amenaza|"
        rf"amenazo|obliga|obligo|forzo|fuerza|controla|abusa|abuso|viola|violo|ahorco|persigue|acosa|va a "
        rf"matar|quiere matar|encierra|pego|hace dano|hizo (?:firmar|sacar|abrir|pedir|agarrar|tomar))",
        r"me (?:pega|golpea|maltrata|obliga a|obligo a|"
        r"forzo a|tiene amenazad[oa]|va a matar|quiere matar)(?! \w*(?:banco|ley|ustedes|empresa))",
        r"violencia (?:domestica|intrafamiliar|familiar)",
        r"(?:relacion|pareja|espos[oa]|ex|marido|novi[oa]) (?:es |era |muy ){0,4}(?:abusiv[oa]|violent[oa]|"
        r"peligros[oa]|golpeador)", r"(?:el|ella|es) (?:es )?(?:muy )?peligros[oa]",
        r"(?:estoy|corro|vivo) (?:\w+ )?(?:en |con )?(?:peligro|miedo de (?:el|ella|mi)|miedo por mi vida)",
        r"(?:tengo|me da) (?:mucho )?miedo (?:de |a |que )?(?:el|ella|mi (?:ex|espos[oa]|marido|pareja)|por mi "
        r"vida|me mate|me haga)", r"(?:revisa|checa|lee|mira|vigila) mi (?:telefono|celular|cel)",
        r"me (?:revisa|checa) (?:el|los) (?:telefono|celular|cel|mensajes)",
        r"orden de (?:restriccion|proteccion|alejamiento)", r"no estoy segur[oa] en (?:mi )?casa",
        r"trata de personas", r"deuda (?:forzada|bajo coaccion)",
        unless=r"(?:ustedes|la ley|el banco|esta deuda|mi jefe|el trabajo) me (?:obliga|amenaza|va a matar)",
    ),
    phrases(
        "threaten_harm", "ES-THREAT",
        r"(?:los|las|lo|la|te|le|les) (?:voy|vamos|van) a (?:matar|golpear|quemar|disparar|balacear|lastimar|"
        r"buscar y|partir|romper|madrear|encontrar|ir a buscar|hacer dano|reventar)(?! (?:el|la) (?:contrato|"
        r"plan))",
        r"voy a (?:matar|golpear|quemar|disparar|balacear|lastimar|explotar|poner una bomba)(?:los|las|lo|la|"
        r"te|les)?(?! (?:el tiempo|las horas|\w*me))"
        r"(?: (?:a|su|tu|la|alguien|ustedes)|(?= \.|$))", r"se (?:donde|en donde) (?:viven?|trabajan?|estan?)",
        r"(?:estas|estan) muertos?", r"(?:cuidense|cuidate|cuidese) (?:la espalda|las espaldas)",
        r"(?:van|vas) a (?:morir|arrepentirse|arrepentirte|sufrir)", r"se van a arrepentir",
        r"les (?:voy a )?(?:meto|meter|pongo|poner) un(?:a)? (?:balazo|bala|bomba|tiro)",
        r"llev(?:o|ar) (?:mi |una )?(?:pistola|arma|cuchillo)",
        unless=r"no (?:los|las|lo|la|te|le|les)? ?(?:voy|vamos)|me (?:voy|quiero)",
    ),
    phrases(
        "claim_attorney", "ES-ATTORNEY",
        r"(?:mi|mis|nuestro|nuestra|su) abogad[oa]s?(?! general)",
        r"(?:tengo|contrate|consegui|estoy con|voy a (?:contratar|conseguir|buscar)|hable con|ya tengo|tenemos|"
        r"con|tiene) (?:a )?(?:un|una|otro)? ?abogad[oa]s?(?! general)",
        r"(?:hablen?|hable|comuniquese|comuniquense|contacten?|llamen?)(?: con| a)? (?:el|la|mi|mis|nuestro) "
        r"abogad[oa]s?", r"represent(?:ad[oa]|a|ante) (?:por|legal)(?! de)",
        r"ayuda legal", r"asistencia legal",
        r"(?:compania|empresa|programa|firma|agencia) de (?:alivio|consolidacion|liquidacion|arreglo|"
        r"reduccion) de (?:deudas?)", r"bufete", r"abogad[oa] (?:me |esta |va |lleva |se |dice |dijo |maneja )",
        unless=r"(?:no tengo|necesito|sin|no puedo pagar|deberia|quisiera|no hay) (?:\w+ ){0,3}?abogad|(?:es|son|"
        r"eres) (?:usted(?:es)? )?(?:un |una )?abogad[oa]s?|su abogado de ustedes|sus abogados",
    ),
    phrases(
        "claim_bankruptcy", "ES-BANKRUPTCY",
        r"bancar?rota", r"ban[ck]r?a?rrota",
        r"(?:declar\w+|en|la|hice|meti|puse|estoy en|por|para|mi) (?:en |la |de |estoy ){0,4}(?:quiebra)",
        r"capitulo (?:7|11|13|siete|once|trece)", r"insolvencia", r"bankruptcy",
        unless=r"(?:no|nunca|evitar|sin|en vez de) (?:\w+ ){0,4}?(?:bancar?rota|quiebra|capitulo \d+)|(?:ustedes|la "
        r"(?:empresa|tienda|compania)) (?:\w+ )?(?:quebr\w+|en (?:quiebra|bancarrota))",
    ),
    phrases(
        "report_deceased", "ES-DECEASED",
        r"fallec(?:io|ido|ida|ieron|imiento)", r"(?:ya |el |ella |se |se nos |mi \w+ |\w+ )(?:ya )?(?:murio|se murio)"
        , r"(?:el|ella|persona|ya|esta|senor|senora) (?:ya )?(?:esta )?(?:muert[oa]|difunt[oa]|finad[oa])(?! de "
        r"(?:risa|cansancio|hambre))", r"(?:acta|certificado) de defuncion",
        r"(?:paso a mejor vida|descanse en paz|ya no (?:esta|vive) entre nosotros|perdio la vida)",
        unless=r"(?:telefono|celular|bateria|carro|perro|gato|computadora)(?: \w+)? (?:se )?murio|mi (?:\w+ "
        r"){1,2}?(?:se )?(?:murio|fallecio)(?: \w+){0,8} (?:no (?:puedo|pude|tengo)|tuve que|perdi|estoy|"
        r"gastos)|gastos (?:del |de )?(?:funeral|entierro)|casi (?:me|se)|muert[oa] (?:de|en) vida",
    ),
    phrases(
        "claim_military", "ES-MILITARY",
        r"(?:servicio|deber) (?:militar )?activo",
        r"(?:me |fui |estoy |esta |fue )(?:desplegad[oa]|desplegaron|movilizad[oa])",
        r"(?:estoy|esta|sirvo|sirve|soy) (?:\w+ )?(?:en|de|del) (?:el |la |las )?(?:ejercito|marina|marines|"
        r"fuerza aerea|fuerzas armadas|guardia nacional|guardia costera|reserva militar)",
        r"soy (?:soldado|militar|marine|reservista)", r"ordenes militares", r"scra", r"mision militar",
        unless=r"veteran[oa]|retirad[oa]|estuve|fui|ex militar|exmilitar|jubilad[oa]",
    ),
    phrases(
        "claim_minor", "ES-MINOR",
        r"(?:tengo|tiene|solo tengo|apenas tengo) (?:solo |apenas |nomas |como )?(?:[5-9]|1[0-7]) anos(?= \.|$|"
        r" (?:y|no|soy|dejen|de edad|ya|por))(?! (?:de deuda|pagando|debiendo|con|trabajando|viviendo|aqui))",
        r"(?:soy|era|es) (?:todavia |aun |solo |solamente )?(?:un |una )?menor(?: de edad)?(?! (?:cantidad|"
        r"cuota|pago|monto))", r"menor de edad",
        r"(?:telefono|celular|numero) (?:es )?de (?:un|una|mi) (?:nin[oa]|hij[oa]|menor)",
        r"no (?:tengo|cumplo|he cumplido) (?:aun |todavia |los ){0,4}(?:18|dieciocho)",
        r"cuando (?:yo )?tenia (?:[5-9]|1[0-7]) anos",
        unless=r"(?:mis hijos|mi hij[oa]s?|hijos|ninos) (?:\w+ ){0,3}?(?:menor(?:es)?|tienen?)",
    ),
    phrases(
        "report_incarceration", "ES-INCARCERATED",
        r"(?:esta|estoy|sigue|estaba|lo tienen|la tienen|anda|estuvo|ahorita) (?:\w+ )?(?:pres[oa]|"
        r"encarcelad[oa]|detenid[oa]|encerrad[oa] en)",
        r"(?:esta|estoy|sigue|metido|cayo|lo metieron|la metieron) (?:\w+ )?(?:en|a) (?:la )?(?:carcel|prision|"
        r"penal|bote|tambo)", r"encarcelad[oa]", r"(?:cumpliendo|cumple) (?:una )?(?:condena|sentencia)",
        r"tras las rejas", r"(?:lo|la|me) (?:arrestaron|metieron pres[oa])",
        unless=r"(?:puedo|me van a|voy a|van a|ir a|pueden|iria|acabar|terminar|metan|mandar|si no)(?: \w+){0,4}? "
        r"(?:carcel|prision|pres[oa]|arrestar|detenid[oa]|encarcelad[oa])|trabajo en",
    ),
    phrases(
        "file_complaint", "ES-COMPLAINT",
        r"(?:los|las|lo|les|te|la) (?:voy|vamos) a (?:denunciar|demandar|reportar|acusar)",
        r"(?:voy|vamos|pienso) a (?:denunciar|demandar|reportar)(?:los|las|lo|la|te)",
        r"(?:denunciarlos|demandarlos|reportarlos)", r"cfpb",
        r"procurador\w* general|fiscal(?:ia)? general|abogado general", r"bbb",
        r"(?:poner|presentar|meter|hacer|levantar|puse|hice|pondre|presentare|meti) (?:una |mi |la )?(?:queja|"
        r"denuncia|demanda)(?! de pago)",
        r"proteccion (?:al|del) consumidor", r"(?:nos vemos|los veo) en (?:la )?(?:corte|tribunal|tribunales)",
        r"los (?:estoy|voy a) grab\w+", r"los (?:demando|denuncio|reporto|demandare|denunciare)",
    ),
    whole_message("express_crisis", "ES-CRISIS-WHOLE", r"(?:ya )?no puedo mas", r"adios para siempre",
    r"ya no aguanto"),
)  # fmt: skip
