"""Spanish phrases of somebody who speaks for the person with authority.

Source: 12 CFR 1006.6(a)(4); rule REGF-6A; ruling on third parties and representatives.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_AFFAIRS = (
    r"(?:cuentas?|finanzas|pagos|facturas|biles|billes|bils|deudas|bills|dinero|cosas|gastos|asuntos|recibos|"
    r"contabilidad|tarjetas)"
)
_FOR = r"(?:mi (?:<es_relative>|patron\w*|compadre|nana)|el|ella|don \w+|dona \w+|la senora|el senor|ambos)"

REPRESENTATIVE: tuple[Phrase, ...] = (
    phrases(
        "declare_representative", "ES-REPRESENTATIVE",
        r"poder (?:notarial|legal|notariado|de representacion|ante notario|para (?:hablar|actuar|firmar))",
        r"carta poder|carta (?:notarizada|firmada para)",
        r"(?:tengo|con|mandarle) el poder(?! de pagar)",
        r"(?:soy|como|nombro|nombraron)(?: su| el| la| un| una)? (?:tutor\w*|albacea|representante(?! por favor)|"
        r"apoderad[oa]|guardian\w*|ejecutor\w*|conservador\w*|administrador\w* de (?:la|su) (?:herencia|sucesion)|"
        r"payee)(?: legal)?(?! (?:juridica|de ustedes))",
        r"albacea",
        r"tutor\w* legal",
        r"curatela|conservatorship|guardianship",
        r"(?:juez|corte|tribunal) (?:me|lo) (?:nombro|dio la (?:curatela|tutela)|aprobo|asigno)(?! (?:el|tiempo|\d))",
        r"(?:representante )?payee",
        r"en nombre de (?:mi|su|el|la)(?! (?:deuda|cuenta|empresa))",
        r"(?:hablo|vengo|llamo|escribo|pago|actuo|actuando) (?:a nombre|en nombre|en representacion|por cuenta) "
        r"de(?: \w+)?",
        rf"(?:manejo|llevo|pago|administro|me encargo de|yo veo|tramito|arreglo|arregla|hago|resuelvo|ve)(?: todo)? "
        rf"(?:las |los |sus |todas las |todos los |el |de |todo |lo |todas ){{0,4}}(?:{_AFFAIRS}|absolutamente todo|"
        rf"todo lo) (?:de |a ){_FOR}",
        rf"(?:manejo|administro|me encargo de|llevo|veo|hago|arreglo|pago) (?:todas |todos )?sus {_AFFAIRS}",
        rf"(?:le|les) (?:manejo|llevo|pago|hago|arreglo|arregla|administro|veo|tramito|tramita|resuelvo|firmo|ayudo "
        rf"con)(?: todas| todos)? (?:las |los |sus |todos sus |todas sus |todo|la ){{0,4}}(?:{_AFFAIRS})?(?: "
        rf"a {_FOR})?(?= \.|$| hable| a | el | ella | y | todo|$)(?! (?:el (?:viernes|lunes|martes|dia)|a ustedes|"
        rf"cuando|si|\$?\d))",
        r"soy (?:quien|la que|el que|yo (?:quien|el que|la que)) (?:le |les )?(?:arregla|maneja|ve|firma|cobra|paga|"
        r"tramita|lleva|responde|decide|administra)(?: \w+){0,3}",
        r"(?:me encargo|yo me encargo|quedo encargad[oa]|encargad[oa]) de (?:todos los |sus |las |los "
        r"){0,4}(?:biles|billes|cuentas|deudas|finanzas|pagos|gastos)",
        r"(?:mi <es_relative>|el|ella|don \w+|dona \w+|la senora|nos|me|el titular|la duena)(?: ya)? (?:me |nos "
        r")?(?:autoriz\w+|dio (?:permiso|autorizacion|su permiso)|firmo un papel|firmo para que|delego|dejo "
        r"encargad\w+(?! el (?:celular|telefono))|puso en un papel|nombro|configuro|pidio que)(?: \w+){0,4}?(?: "
        r"para| a| de| que|(?= \.|$| por))(?! (?:usar|sacar|cobrar|debitar))",
        r"autorizad[oa] (?:para|a|por escrito por) (?:hablar|negociar|tratar|la|el)",
        r"(?:estoy|como) (?:en la cuenta como )?autorizad[oa]",
        r"(?:tengo|con) (?:la |su )?(?:autorizacion|permiso|consentimiento)(?: por escrito| firmad\w+)? (?:de (?:la|"
        r"el|mi|ella)|para (?:negociar|hablar|tratar))(?! (?:mandarme|cobr))",
        r"(?:hablar|actuar|firmo|hablo|decidir) por (?:mi (?:<es_relative>)|el|ella|dona|don)(?= \.|$| con| xq| "
        r"porque| todo|,)",
        r"(?:soy|le habla) (?:un |una |el |la ){0,4}(?:agente|asistente) (?:de ia|virtual|automatic\w*|personal|de "
        r"inteligencia)(?! (?:o|\?))",
        r"represento (?:al|a la|a mi|a) (?:senor|senora|\w+)(?! (?:ustedes))",
        r"todo lo de mi (?:<es_relative>) se ve conmigo",
        r"(?:las|sus) cuentas (?:y el|y ella|ella|el) me dio permiso",
        r"me autoriza(?= \.|$| si| para| a)",
        r"el que maneja sus",
        r"administradora? de (?:la|su) (?:herencia|sucesion)",
        r"yo le (?:llevo|manejo|hago) (?:los|las|todos|todas) (?:biles|pagos|cuentas|sus)",
        r"soy trabajador[a]? (?:social|de caso)(?: \w+){0,12} (?:permiso|autoriz\w+)",
        r"con su (?:permiso|consentimiento)(?= \.|$)",
        unless=(
            r"no (?:tengo|soy) (?:un |el |la |su )?(?:poder|albacea|representante|tutor|autoriz)|(?:eres|es usted|"
            r"son) (?:un|una)? ?(?:agente|asistente|robot)|vender un terreno|(?:abogad[oa]|licenciad[oa]) (?:\w+ "
            r"){0,4}?(?:represent|apoderad|lleva|maneja)|apoderada juridica|representante legal|a nombre de mi "
            r"(?:apa|papa|mama|esposo|ex)|usuari[oa] autorizad|(?:usar|sacar|cobrar|debitar|cargar)(?: \w+){0,3} "
            r"(?:tarjeta|cuenta|banco)|quiero hablar con un|me obligo|quiero un representante|hablar con un "
            r"representante"
        ),
    ),
)  # fmt: skip
