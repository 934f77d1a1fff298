"""Spanish phrases: a lawyer, a bankruptcy, a death.

Source: 12 CFR 1006.6(b)(2); 11 USC 362; rules EV-ATTY, EV-BK and EV-DECEASED.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_LAWYER = r"(?:abogad[oa]s?|licenciad[oa]|lawyer|attorney|defensor[a]?)"
_DIED = (
    r"(?:fallec(?:io|ido|ida|ieron)|murio|se murio|se nos murio|se nos fue|descanso en paz|descansa en paz|partio "
    r"con|se nos adelanto|se petateo|paso a mejor vida|perdio la vida|se fue con dios|se fue al cielo|se me fue al "
    r"cielo|paso a la presencia|no sobrevivio|ya no vive(?= \.|$| lo enterr\w+| se fue| desde que murio))"
)

EVENTS: tuple[Phrase, ...] = (
    phrases(
        "claim_attorney", "ES-ATTORNEY",
        rf"(?:mi|mis|nuestr[oa]|mi propi[oa]) (?:\w+ )?{_LAWYER}(?! (?:general|es muy caro))",
        rf"(?:tengo|contrate|consegui|consiguio|estoy con|hable con|ya tengo|tenemos|meti|puse|dieron|le page a|le "
        rf"pague a|llevo todo con|pagando a|con|la|una|un|hablelo con) (?:a )?(?:ya )?(?:un |una |otro |el |la |mi "
        rf")?{_LAWYER}(?! (?:general|gratis|cobra|me cobra|cuesta))(?= \.|$| que| para| y| de| se| me| ya| hable\w*|"
        rf" en| comuni\w+| pa| lleva| \w+)",
        rf"(?:hablen?|hable|hablelo|hablele|comuniquese|comuniquense|contacten?|llamen?|pregunten?|traten?)(?: "
        rf"eso)?(?: con| a)? (?:el|la|mi|mis|nuestro|un|su)? ?{_LAWYER}",
        r"(?:estoy |soy |fui )?represent(?:ad[oa])(?= por| legal|$| \.)(?! (?:por (?:el sindicato)))",
        r"representacion legal|representante legal|apoderad[oa] juridic[oa]",
        r"(?:me )?representan? (?:los|las|la|el|un|una) (?:\w+ )?(?:clinica|abogad\w+|licenciad\w+|firma|bufete|"
        r"oficina)",
        r"(?:clinica|oficina|ayuda|asistencia) (?:legal|de abogados)(?= \w*)(?: (?:me|lleva|de la|tiene|esta|ve|ahi))",
        r"(?:compania|empresa|programa|firma|agencia) (?:de|que) (?:alivio|consolidacion|liquidacion|arreglo|"
        r"reduccion|abogados|debt (?:relief|settlement)|negocia)(?: (?:de )?(?:mis )?deudas?)?",
        r"(?:freedom|national) debt(?: relief)? (?:esta|tienen|lleva|maneja|me)|(?:de|con|una?|programa) debt "
        r"(?:settlement|relief)|programa de (?:consolidacion|debt relief)",
        r"bufete|firma de abogados",
        r"contrat\w+ una firma|una firma (?:lleva|negocia|para arreglar|que esta negociando)|ellos negocian por mi",
        rf"{_LAWYER} (?:me |ya |les |esta |va |lleva |se encarga|se llama|dice |dijo |maneja |y yo|que me lleva|ve |"
        rf"atiende|handles|\w+ atiende)",
        r"tengo quien me (?:defienda|represente)|quien me represente",
        r"mi (?:lawyer|attorney|licenciad[oa])",
        r"los datos de mi abogad[oa]",
        unless=(
            r"(?:primo|prima|amigo|amiga|vecino|vecina|cunado|hermano|hermana) abogad[oa] (?:dice|me dijo|dijo|que)|"
            r"(?:limpi\w+|trabajo)(?: \w+)? en un bufete|"
            rf"(?:no tengo|necesito|sin|no puedo pagar|deberia|quisiera|no hay|busco|consigo|donde|recomiend\w+|"
            rf"como consigo|quiero|ocupo|habra|algun|ustedes son|le dicen) (?:\w+ ){{0,3}}?{_LAWYER}|(?:es|son|"
            rf"eres) (?:usted(?:es)? )?(?:un |una )?{_LAWYER}|su abogado de ustedes|sus abogad[oa]s|actua como|como "
            rf"si fueras|de inmigracion|abogado general|(?:si|cuando) (?:consigo|contrato|tengo) (?:un )?abogad|ni "
            rf"con (?:juez|abogado)|puedo (?:tener|llevar|usar|hablar con) (?:un )?abogad|abogado del accidente ya "
            rf"les pago|(?:que|cual) (?:programa|compania) de|hay (?:algun )?programa|conviene (?:un|una)|ayuda "
            rf"legal gratis|abogados? me van a"
        ),
    ),
    phrases(
        "claim_attorney",
        "ES-ATTORNEY-SUES",
        r"mi (?:abogad[oa]|licenciad[oa])(?: y yo)? (?:ya )?(?:vamos|les|esta|va|los|dice|dijo|ve|maneja|tiene|lleva)",
        unless=r"como si|actua"
    ),
    phrases(
        "claim_bankruptcy", "ES-BANKRUPTCY",
        r"bancar?rota",
        r"ban[ck]r?a?rrota",
        r"(?:declar\w+|en|la|hice|meti|puse|estoy en|por|para|mi|de|acogi a la ley de|peticion de|abogad[oa] de|"
        r"caso de) (?:en |la |de |estoy ){0,4}(?:quiebras?)",
        r"(?:capitulo|chapter) (?:7|11|13|siete|once|trece)",
        r"insolvencia",
        r"(?:mi|la|meti|hice|declare|por) bankruptcy",
        r"(?:me dio|me dieron|tengo|dio) (?:el |mi )?(?:discharge|descargo)",
        r"(?:quedo|fue|fueron) descargad[oa]s?",
        r"junta de acreedores",
        unless=(
            r"capitulo \w+ (?:de|del) (?:su|el|la|mi|un)? ?(?:contrato|libro|manual|novela)|"
            r"(?:no|nunca|evitar|sin|en vez de|antes de|como) (?:\w+ ){0,4}?(?:bancar?rota|quiebra|capitulo \d+)|"
            r"(?:ustedes|la (?:empresa|tienda|compania)|el negocio|mi jefe|el patron|donde trabajaba|la fabrica|el "
            r"restaurante) (?:\w+ ){0,4}?(?:quebr\w+|quiebra|bancarrota)|(?:prim[oa]|amig[oa]|vecin[oa]|cunad[oa]) "
            r"se declar\w+|(?:que|como) (?:es|funciona) la (?:bancarrota|quiebra)|(?:debo|deberia|conviene|puedo) "
            r"(?:\w+ )?(?:declarar\w*|hacer) (?:\w+ )?(?:bancarrota|quiebra)|as a bankruptcy|credit report|boss "
            r"filed"
        ),
    ),
    phrases(
        "report_deceased", "ES-DECEASED",
        rf"(?:^|ya |el |ella |ellos |que |persona |senor |senora |don \w+ |mi \w+ |mi \w+ \w+ |\w+ ){_DIED}(?! "
        rf"(?:de (?:risa|hambre|cansancio)|el (?:carro|celular|telefono)))",
        r"fallec(?:io|ido|ida|imiento|ieron)",
        r"^murio|murio (?:mi|en el hospital|hace|el ano)",
        r"(?:el|ella|persona|ya|esta|senor|senora|anos|es|mi papa|papa|un|duena|dueno) (?:ya )?(?:esta |es "
        r")?(?:muert[oa]|difunt[oa]|finad[oa])(?! (?:de (?:risa|cansancio|hambre|sueno|miedo)|en vida|y "
        r"enterrad))(?! (?:de la))",
        r"(?:mi|su|el|la|al) (?:difunt[oa]|finad[oa])|finad[oa] ya",
        r"(?:acta|certificado) de (?:defuncion|muerte)",
        r"(?:ya no (?:esta|vive) (?:entre|con) nosotros|perdio la vida|descanse en paz|en paz descanse|que en paz|"
        r"dios lo tiene en su gloria|q e p d|qepd)",
        r"(?:soy|su) (?:su )?viud[oa](?= \.|$| la deuda| de| y)(?! (?:y no|con \d))",
        r"(?:lo|la) (?:mataron|enterramos|sepultamos|velamos|atropellaron y|cremamos)",
        r"(?:acabamos de|vamos a) (?:sepultar|enterrar|velar)",
        r"(?:se la|se lo) llevo (?:el cancer|el covid|dios|la enfermedad)",
        r"perdi a mi (?:espos[oa]|mama|papa|hij[oa]|herman[oa]|padre|madre)(?= en| hace| el|\.|$)",
        r"(?:esta|anda) en (?:el (?:camposanto|cielo|cementerio|panteon)|la gloria)",
        r"a un muerto|lleva \w+ anos muerto",
        r"se (?:ahogo|mato) en|las cenizas de",
        r"(?:persona|senor|senora) que (?:usted )?busca ya no esta",
        unless=(
            r"(?:murio|fallecio) (?:mi|nuestr[oa]) (?:\w+ ){1,2}?(?:y|en \w+ y)(?: \w+){0,3} (?:gast\w+|falte|"
            r"estuve|perdi|deje)|mi (?:\w+ ){1,2}?(?:murio|fallecio)(?: \w+){0,5} y (?:estuve|falte|gast\w+|perdi|"
            r"deje|me quede)|(?:gaste|gastamos|gasto)(?: \w+){0,3} (?:funeral|entierro|velorio)|"
            r"(?:murio|fallecio) y por eso|"
            r"(?:telefono|celular|bateria|carro|troca|aparato|compu\w*) se me murio|fallecio mi (?:perr|gat)\w+|"
            r"(?:telefono|celular|bateria|carro|perro|gato|computadora|troca|motor)(?: \w+)? (?:se )?murio|"
            r"murio (?:la|el|mi|nuestr[oa]) "
            r"(?:bebe|nene|nena|perr\w+|gat\w+|mascota)|(?:mi "
            r"(?:\w+ ){1,2}?|se )(?:se )?(?:nos )?(?:murio|fallecio)(?: \w+){0,10} (?:no (?:puedo|pude|tengo|me "
            r"alcanza)|tuve que|perdi|gastos|gaste|se nos fue todo|me ayudaba|dinero|funeral)|(?:un solo|un) "
            r"(?:cheque|ingreso|sueldo)|gastos (?:del |de )?(?:funeral|entierro)|casi (?:me|se)|muert[oa] (?:de|en) "
            r"vida|(?:deuda|cuenta|eso|esto) (?:ya )?(?:esta )?(?:muert[oa]|murio)|enterrado tiene|primero muert|ni "
            r"muert|(?:amanecer|vas a|van a|estas|estan) (?:\w+ )?muert|tal vez muerto|mas muerto|estar muert|mejor "
            r"muert|viuda (?:con|y (?:vivo|no|tengo))|(?:si|cuando) (?:yo )?(?:me )?(?:muero|muera)|murio (?:el|mi) "
            r"(?:credito|caso)|me quiero ir con mi mama|mi mama que esta en el cielo|el me ayudaba|velar por|dinero "
            r"se|cajon"
        ),
    ),
    whole_message(
        "report_deceased",
        "ES-DECEASED-WHOLE",
        r"(?:ya )?(?:el |ella )?(?:se )?(?:murio|fallecio)",
        r"(?:ya )?es difunt[oa]",
        r"murio"
    ),
)  # fmt: skip
