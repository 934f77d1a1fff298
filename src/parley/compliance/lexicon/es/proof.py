"""Spanish phrases that want proof of the debt, or the name of the original creditor.

Source: 12 CFR 1006.34, 1006.38(c), (d)(2).
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_SHOW_ME = (
    r"(?:mand\w+|envi\w+|quiero(?: ver)?|necesito(?: ver)?|demen|denme|deme|dame|muestr\w+|exijo|pido|pida|solicito|"
    r"tienen|donde esta\w*|ensen\w+|hasta (?:no )?ver|gustaria ver|a ver|con que|que|presenten?|traigan?|por correo "
    r"postal mande)"
)
_ISSUER = (
    r"(?:banco|compania|empresa|tienda|acreedor|prestamista|hospital|doctor|clinica|dealer|financiera|institucion|"
    r"creditor|lender|colegio|escuela|companya|agencia|companias)"
)
_FIRST = (
    r"(?:original(?:mente)?|al principio|en un principio|primero|antes(?: de (?:ustedes|que|venderla|pasarselos))?|"
    r"de origen|desde el principio)"
)

VALIDATION: tuple[Phrase, ...] = (
    phrases(
        "request_validation", "ES-VALIDATION",
        rf"{_SHOW_ME}(?: \w+){{0,4}}? (?:las |una |unas |los |la |alguna )?(?:pruebas?|comprobantes? de (?:la "
        rf")?deuda|evidencia|validacion|verificacion|comprobacion|comprobantes?)(?! del? (?:pago|ingresos|domicilio|"
        rf"que (?:soy|es|no|ya|su|sea))|s? que (?:pague|mande))(?! (?:de lo que pague))",
        r"(?:prueb(?:en|e)|pruebenme|pruebeme|demuestr(?:en|e)\w*|demuestrame|demuestra|comprueb(?:en|e)\w*|"
        r"acrediten)(?: \w+){0,3}? (?:que (?:debo|lo|la|yo|es mi|esa|eso|esta)|lo que|la deuda|esta deuda|deuda|"
        r"debo|eso|esto)(?! (?:empresa|compania|real))",
        r"(?:pruebenlo|pruebelo|demuestrenlo|compruebenlo|compruebenla|pruebenmelo|valide?nme|validenme|que me "
        r"(?:la |lo )?valid\w+|me validen)(?: \w+)?",
        r"pruebas? de (?:que (?:lo |la |yo |eso )?(?:debo|es mi\w*)|la deuda|esa deuda|esta deuda|eso(?= \.|$)|"
        r"esto(?= \.|$)|lo que (?:debo|dicen|dice|cobran))",
        r"(?:validar?|validenme|validen|verifiquen|verificar|comprobar|comprueben|avale) (?:la|esta|esa|mi|lo que) "
        r"(?:deuda|cuenta|me estan)",
        r"validacion(?: de)?(?: la)? deuda",
        r"(?:verificacion|comprobacion|validacion|notificacion) de (?:la |esa |esta )?deuda",
        r"(?:ensen\w+|muestr\w+|mand\w+|envi\w+|quiero ver|ver|a ver|hasta no ver|mande|dar)(?: \w+){0,3}? (?:el |"
        r"los |un |la |copia del |alguno |algun ){0,4}(?:contrato|papel(?:es)?|documentos?|documentacion)(?: "
        r"\w+){0,3}? ?(?:original|firmado|que firme|donde (?:yo )?(?:firme|dice|sacan|sale)|con mi firma|que "
        r"(?:digan?|lo|prueb|respalda|avale|comprueb)|de la deuda|para creerle|(?= \.|$)|primero|antes)(?: \w+)?(?! "
        r"(?:que diga que (?:ya )?pague))",
        r"(?:ver |con |tienen |un papel con )mi firma(?= en (?:algo|algun)| y hablamos| \.|$)(?! electronica)",
        r"(?:todo|pruebas|prueba|validen|validacion|deuda|eso) por escrito(?= \.|$| por favor| primero| antes| las| "
        r"la| con)",
        r"por escrito (?:las pruebas|la deuda|por favor|todo)(?! (?:que no))",
        r"(?:factura|documento|carta|algo|papel)(?: \w+){0,4}? que (?:prueb\w+|compruebe\w*|respald\w+|demuestr\w+|"
        r"diga que (?:yo )?debo|diga lo que debo|yo quede debiendo)(?! (?:su|que (?:su|es una)))",
        r"(?:documentacion|papeles?|documentos)(?: \w+){0,3} (?:que (?:respalda|avale|tienen|lo comprueben)|lo "
        r"comprueb\w+)",
        r"pruebas o nada|sin pruebas|sin ver papeles|primero comprueben|con que (?:papel|lo sostienen|pruebas)",
        r"(?:como|con que) me (?:lo )?(?:demuestra|comprueba|prueba)n?(?: que)?(?! (?:es|son) (?:de )?(?:una|su))",
        r"no me (?:llego|ha llegado|mandaron) (?:ninguna |la |una )?(?:carta|notificacion|aviso)(?: \w+){0,4}?(?: "
        r"mandenmela| oficial| necesito| la quiero)",
        r"(?:nunca )?(?:me llego|la recibi|recibi) (?:ninguna )?(?:carta|notificacion)?(?: oficial)?(?= necesito el "
        r"aviso| mandenmela)",
        r"(?:aviso|carta)(?: esa)? (?:con el desglose|con pruebas|que por ley)",
        r"(?:notificacion|aviso) (?:oficial|de deuda|de cobro)(?: por correo| en papel)?",
        r"derecho(?: \w+){0,4} (?:acrediten|validen|comprueben|verificacion)",
        r"si tienen como probarlo|tienen que comprobar|me tienen que (?:comprobar|probar|validar)|estados de cuenta "
        r"(?:\w+ ){0,3}que comprueb\w+|verifique la cuenta",
        r"muestremelos?|ensenemelos?|ensenela|mandelas(?= \.|$)",
        r"las pruebas de que es mi[oa]|prueba de que es mi[oa]|la prueba de que yo debo",
        unless=(
            r"no es (?:una |un )?(?:estafa|fraude|engano)|"
            r"(?:acuerdo|plan|recibo|oferta|arreglo|convenio|acordamos|quedamos)(?: \w+){0,4} por escrito|por "
            r"escrito (?:de |lo |el )?(?:lo que )?(?:acord|quedamos|el (?:acuerdo|plan|arreglo))|comprobante de "
            r"(?:pago|ingresos)|prueba de (?:pago|ingresos|domicilio)|que (?:es|son|sea|sean) (?:una? )?(?:empresa "
            r")?(?:real|reales|legitim\w+|ustedes)|(?:no eres|no son|eres) (?:un |unos )?(?:estafador|scam|fraude)|"
            r"(?:su|tu) (?:compania|empresa)(?: \w+)? (?:existe|es real)|(?:pido|exijo|solicito) por escrito que "
            r"(?:no|ces|dej)|(?:tengo|tenemos|con|traigo) (?:las |los |mis )?(?:pruebas|comprobantes?|papeles|"
            r"recibos?)|que (?:ya )?pague|mi (?:acuerdo|convenio|plan)|poder|copia de mi (?:acuerdo|contrato|plan)|"
            r"(?:ayuda|estudio|migracion|abogado) (?:con|de) (?:los )?papeles|no tengo papeles|no tiene papeles|"
            r"verificar mi (?:identidad|pago)|para verificar|llenar(?: un)? papel|prueba que su|que pruebe que su|"
            r"mandar (?:las|mis) pruebas|comprobante de (?:todos )?(?:mis|los) pagos|para mi (?:prestamo|renta|casa|"
            r"carro)|me pide(?:n)? (?:un )?(?:documento|comprobante)|puedo pedir|es mi derecho|los papeles notari"
        ),
    ),
    whole_message(
        "request_validation",
        "ES-VALIDATION-WHOLE",
        r"(?:quiero |a ver las |mandenme |exijo |las )?(?:pruebas|evidencia)(?: o nada)?",
        r"pruebenlo|demuestrenlo|compruebenlo",
        r"(?:validacion|verificacion)(?: de (?:la )?deuda)?",
        r"primero comprueben"
    ),
)  # fmt: skip

ORIGINAL: tuple[Phrase, ...] = (
    phrases(
        "request_original_creditor", "ES-ORIG-CREDITOR",
        r"(?:acreedor|acredor|creditor|prestamista|banco|dueno|compania|empresa|lender|financiamiento|deuda) (?:de "
        r")?(?:original(?:mente)?|origen)",
        r"primer (?:acreedor|dueno|prestamista|banco)",
        r"a (?:quien|que (?:empresa|compania|banco|tienda)|cual)(?: \w+)? (?:le |les )?(?:debia|debi|se le debia|se "
        r"debia|pertenecia|quede (?:debiendo|mal))(?: \w+)?",
        r"a quien (?:le )?debo(?= originalmente| realmente| primero)",
        r"quien (?:era|es|fue) (?:el|mi|la) (?:acreedor|prestamista|lender|dueno de (?:la|esa) deuda|que me "
        r"(?:presto|dio)|primer\w*|que vendio|banco)(?: \w+)?",
        r"(?:nombre|direccion)(?: y (?:la )?direccion)? (?:del|de la|de el|de quien|y direccion de la) (?:primer "
        r")?(?:(?:acreedor|acredor|prestamista|creditor)(?= \.|$| que| original)|(?:empresa|compania|banco) (?:a la|"
        r"con la|que (?:me|les)|original))(?! (?:que me escribe|de ustedes))",
        r"(?:a|de) quien (?:se )?(?:la |le |lo |les )?compraron|compraron (?:esto|la deuda|mi cuenta)(?: \w+)? a "
        r"(?:quien|capital|\w+ o)",
        r"quien (?:les )?(?:vendio|paso|mando)(?: a ustedes)?(?! (?:mi numero|este mensaje|el link))(?: (?:la|esta|"
        r"mi|esa) (?:deuda|cuenta))?(?= \.|$| deuda| esta| a)",
        rf"(?:con|de|a) (?:quien|que|cual) (?:{_ISSUER} )?(?:era|tenia|saque|quedo|fue|venia|es|se hizo|hice|viene|"
        rf"eran|estaba|firme)(?: \w+){{0,5}}? ?{_FIRST}",
        rf"(?:de|con|a nombre de) (?:que|cual) (?:{_ISSUER})(?: \w+)? (?:era|venia|viene|fue|estaba|quedo)(?= \.|$| "
        rf"esta| esa| la| mi| ese| eso| primero| antes)(?! (?:usted|ustedes|esto|este mensaje|me (?:escribe|llama)))",
        rf"(?:que|cual) (?:{_ISSUER})(?: \w+){{0,2}}? (?:les |me |le )(?:paso|vendio|dio|mando|presto|otorgo)(?: "
        rf"\w+)?",
        r"que \w+ (?:otorgo|hizo|dio) el (?:credito|prestamo|financiamiento)",
        r"quien (?:me )?(?:presto|dio|otorgo|financio|hizo)(?: ese| el| la| esa| a mi| me){0,4} ?(?:dinero|prestamo|"
        r"credito|tarjeta|financiamiento|primero)(?! (?:mi numero))",
        r"(?:quien|cual)(?: \w+)? (?:tenia|era|fue)(?: \w+){0,3}? antes",
        r"(?:cual|que) (?:era|fue|es) (?:la |el )?(?:compania|banco|empresa|acreedor)(?: \w+)? (?:antes|que me dio|"
        r"original)(?: \w+)?",
        r"la deuda era con quien|con quien fue(?= \.|$)|con quien hice el trato|con quien se hizo la deuda",
        rf"(?:deuda|cuenta|esto|saldo|biles|tarjeta)(?: \w+){{0,4}} (?:de quien|con quien|quien)(?: "
        rf"\w+){{0,2}} {_FIRST}",
        r"(?:antes de|antes que) (?:que )?(?:pasara|cayer\w+|ustedes|venderla|entraran)(?: \w+){0,5} (?:quien|con "
        r"ustedes|de quien era|a cobrar)",
        r"de quien (?:era|eran|es)(?= los biles| esto| antes| la deuda| originalmente| \.|$)(?! (?:este numero|este "
        r"telefono))",
        r"originalmente de quien|quien fue el que me presto|esto lo tenia otra compania|a quien representan|cual es "
        r"el acreedor|de parte de que acreedor|quien me dio(?= \.|$| el credito| la tarjeta)|mando a colecciones",
        r"de que (?:tienda|dealer|hospital|doctor) (?:era|viene)(?: la| esa| esto){0,4}",
        r"cual fue la compania que me dio",
        unless=(
            r"(?:que|cual|de que) (?:compania|empresa|banco)(?: \w+)? (?:es (?:esta|usted|esto|este)|son ustedes|me "
            r"(?:escribe|llama|habla)|viene este|hablan|llaman|escriben)|este (?:texto|mensaje|numero)|(?:monto|"
            r"saldo|cantidad|plan|acuerdo|contrato) original|quien (?:les |le )?dio mi numero|con quien (?:hablo|"
            r"tengo|me comunico|puedo)|pague|a quien le (?:mando|pago|hago)|acreedor no sabe"
        ),
    ),
    whole_message(
        "request_original_creditor",
        "ES-ORIG-WHOLE",
        r"(?:quien es )?(?:el )?(?:acreedor|creditor) original",
        r"a quien le debia",
        r"quien era el lender",
        r"con quien fue",
        r"quien tenia esto antes",
        r"con que compania fue primero"
    ),
)  # fmt: skip
