"""Spanish turns of phrase that report danger, death, custody or standing: sayings, regional words, formal letters.

Source: rules EV-INCAR, EV-MINOR, EV-SELFHARM, EV-DV and EV-THREAT; boundary rulings of the intent list.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_HE = r"(?:el|ella|mi (?:ex|marido|esposo|esposa|novio|pareja|patron|jefe|padrastro|hijo)|marido|patron|coyote)"
_AGE = r"(?:1[0-7]|trece|catorce|quince|dieciseis|diecisiete)"

REPORT_SAYINGS: tuple[Phrase, ...] = (
    phrases(
        "report_deceased", "ES-DECEASED-SAYING",
        r"dejo de existir(?! la| el| mi)",
        r"mi \w+ acaba de (?:morir|fallecer)",
        r"estiro la pata|colgo los tenis|paso a mejor vida|se nos (?:fue|adelanto)(?= \.|$| el| la| hace| en)",
        r"(?:ya )?esta (?:con dios|en el cielo|con el senor|en la gloria)",
        r"(?:covid|cancer|corazon|infarto) se (?:lo|la) llevo",
        r"perdio la (?:pelea|batalla|lucha) contra",
        r"(?:al|en el) (?:panteon|cementerio|camposanto)(?: \w+){0,4} (?:cobr\w+|busqu\w+|esta)",
        r"quede viud[oa]",
        r"(?:sus|las) cenizas",
        r"q e p d|q \. e \. p \. d|qepd",
        unless=r"(?:mi|el|la) (?:perr|gat|mascota)\w*|casi",
    ),
    phrases(
        "report_incarceration", "ES-INCARCERATED-SAYING",
        r"(?:esta|ta|anda|sigue) (?:en cana|guardao|guardado|enjaulado|en el bote|en el tanque)",
        r"(?:direccion|casa) (?:ahora )?es una celda",
        r"por el vidrio",
        r"(?:no le (?:pusieron|dieron)|sin) (?:derecho a )?fianza",
        r"me sentencian|tablet (?:del county|de la carcel|del condado|de la prision)",
        unless=r"dinero|ropa|ahorr\w+",
    ),
    phrases(
        "claim_attorney", "ES-ATTORNEY-SAYING",
        r"mi letrad[oa]|picapleitos",
        r"firma (?:\w+ ){1,4}me representa",
        r"contrate (?:a )?quien me (?:defienda|represente)",
        r"(?:licenciad[oa]|doctora?) \w+ (?:lleva|tiene|ve) mi (?:asunto|caso)|lleva (?:mi|la) causa",
        r"(?:estoy|toy) con (?:national|freedom|una) (?:debt|compania de deudas)\w*",
        r"abogado \. tengo",
        unless=r"necesito|busco|no tengo|inmigracion",
    ),
    phrases(
        "claim_bankruptcy", "ES-BANKRUPTCY-SAYING",
        r"juez (?:federal )?me (?:borro|quito|perdono)(?: \w+){0,2} deudas?",
        r"(?:el|mi) trustee",
        r"(?:someto|sometere|someti|radico|radique|meto|meti|presento|presente)(?: \w+){0,2} quiebras?",
        r"lista de acreedores",
        r"(?:antes de la|para la|piden pa la) (?:bancarrota|quiebra)(?: \w+){0,4} (?:meto|someto|firmo|presento)",
        unless=r"no quiero|evitar|en vez de",
    ),
    phrases(
        "claim_military", "ES-MILITARY-SAYING",
        r"(?:pertenezco|firme|me enliste|me aliste) (?:a|con|en) (?:la |el |los )?(?:<es_service>|guardacostas)",
        r"(?:ando|estoy) en altamar|en un (?:destroyer|portaaviones|buque|destructor)",
        r"(?:me mandan|me mandaron|me destinan) a (?:corea|japon|alemania|irak|kuwait|polonia|el medio oriente|afganistan)",
        r"(?:me|nos|lo|la) (?:van a |va a )?despl(?:egar|iegan|egaron|iega)(?= \.|$| el| en| a| la| pronto)",
        r"ya tengo mis ordenes|cobro del army|mi sargento",
        unless=r"primo|vecino|estuve|veteran\w+|retirad\w+",
    ),
    phrases(
        "claim_minor", "ES-MINOR-SAYING",
        r"naci en(?: el)? 20(?:09|1\d|2\d)",
        r"no (?:puedo|podia|tengo edad para)(?: ni)? votar(?: todavia)?",
        r"mi quinceanera es|no he cumplido los 18|(?:no|aun no) (?:tenia|tengo) los (?:18|dieciocho)",
        rf"(?:yo )?era un[ao]? (?:\w+ )?de {_AGE}(?: anos)?",
        rf"(?:tenia|yo de) {_AGE}(?: anos)? cuando (?:me )?(?:hicieron |pusieron a )?(?:firm\w+|abri\w*|saque)",
        r"(?:un ano|\w+ meses) pa(?:ra)? ser mayor",
        unless=r"hij[oa]|niet[oa]|mi niet\w+",
    ),
)  # fmt: skip

SAFETY_SAYINGS: tuple[Phrase, ...] = (
    phrases(
        "express_crisis", "ES-CRISIS-SAYING",
        r"(?:terminar|acabar) con mi (?:existencia|sufrimiento|vida)",
        r"ideas (?:feas|malas|negras)(?: \.)?(?: \w+){0,4} (?:no seguir|morir|matar\w*|acabar)|ideas suicidas",
        r"(?:ya )?me despedi de (?:mis|mi) (?:hijos|familia|esposa|mama|ninos)",
        r"(?:dios\w*|senor)(?: \w+){0,4} me (?:recoja|lleve)",
        r"(?:me tome|se tomo|tome) (?:un|el|todo el|todas las|muchas|un monton de) (?:pomo|frasco|bote|pastillas)",
        r"no se si quiero seguir(?= \.|$| intentando| viviendo| aqui)",
        r"(?:dejo|deje|escribio) una (?:nota|carta)(?: \w+){0,6} (?:encontramos|a tiempo|despedida)",
        r"hacerse dano|(?:quiero|pienso|ganas de) (?:en )?hacerme dano",
        r"me da igual (?:despertar|vivir|morir\w*|si (?:vivo|despierto|amanezco))",
        r"(?:ya )?no voy a estar(?= \.|$)(?! (?:en|a))",
        r"(?:cortarme|cortandome|me corto) (?:cada|las venas|otra vez|de nuevo)|vuelvo a cortarme",
        unless=r"el pelo|jaja|las unas|de broma",
    ),
    phrases(
        "express_danger", "ES-DANGER-SAYING",
        r"(?:maltrato|coaccion|violencia|abuso) (?:fisic[oa]|y maltrato|domestic[oa]|intrafamiliar)",
        r"bajo (?:coaccion|amenazas?)",
        r"(?:me|la|nos) (?:tenia|tiene|traia) amenazad[oa]s?",
        r"con la (?:pistola|navaja) en (?:la mesa|la mano)",
        r"(?:me |nos )?(?:quito|quitaron|esconde|escondio) los papeles(?: \w+){0,8} no me deja",
        r"no me deja salir (?:del rancho|de la casa|de aqui)",
        r"(?:costillas|nariz|mandibula|brazo) rot[oa]s?|(?:todavia )?(?:tengo|traigo) el ojo (?:cerrado|morado)|moreton\w*",
        rf"{_HE} (?:todavia |ya )?(?:me|nos) anda buscando",
        r"(?:le|les) hacian? algo a mi familia|le tiene pavor",
        r"(?:todo lo que debe|firme|firmo|saque)(?: \w+){0,3} (?:fue )?a la fuerza",
        unless=r"jugando|accidente|me cai|trabajo pesado",
    ),
    phrases(
        "threaten_harm", "ES-THREAT-SAYING",
        r"(?:lo|los|te) recibo con (?:machete|pistola|bala|plomo|escopeta)\w*",
        r"galon de gasolina",
        r"(?:le|les|te) (?:hacen|van a hacer|haran) una visita",
        r"cuide mucho a su familia|uno nunca sabe lo que les puede pasar",
        r"ahi nos vemos a ver si muy",
        r"(?:esperar a que|los espero cuando) salgan (?:al|a la|del) (?:parking|estacionamiento|calle|trabajo)",
        r"(?:mi gente|mis (?:primos|carnales|compas|hermanos)) (?:te|los|les) va[n]? a (?:caer|visitar|buscar)",
        r"(?:amanecer|aparecer|terminar) en una zanja|no (?:la )?contas el cuento|no vivir\w* para contar\w*",
        r"(?:dar|doy|meter|meto) (?:un|el) (?:plomazo|balazo|tiro)",
        unless=r"me (?:dijo|dijeron|amenazo|amenazaron|(?:voy a |quiero |pienso )?(?:meter|dar|doy|meto|pego|pegar) un)",
    ),
)  # fmt: skip
