"""Spanish phrases: further everyday ways to wish or report, beside the modules of each theme.

Each rule states one grammar with few vetoes, so that a message that carries two meanings still shows both.

Source: 12 CFR 1006.6(b)(1), 1006.14(h)(1), 1006.18(b)(2)(i), 1006.34; 12 CFR 1005.10(c); rules EV-INCAR and EV-MINOR.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_WRITE = r"(?:escrib\w+|mand\w+|llam\w+|contact\w+|textear\w*|busc\w+)"
_SAID = r"(?:dije|pedi|habia dicho|habia pedido|puse)"

WISHES: tuple[Phrase, ...] = (
    phrases(
        "stop_contact", "ES-STOP-MORE",
        r"(?:den|de|dar|darle|deme|denme) (?:\w+ )?baja (?:a )?(?:mi|este) (?:numero|celular|telefono)",
        r"de baja mi (?:numero|celular|telefono)",
        r"fin (?:de|a) (?:los|sus|estos) <es_texts>",
        r"(?:retiro|revoco|quito) mi (?:permiso|consentimiento|autorizacion) para que me (?:escriban|manden|envien|texteen)",
        r"(?:nunca|jamas) (?:mas )?me (?:vuelvan? a )?(?:escrib(?:an?|ir)|mand(?:en|ar)|envi(?:en|ar)|texte(?:en|ar))(?: mas)?",
        r"(?:nunca|jamas) (?:mas )?vuelvan? a (?:escribirme|mandarme|enviarme|textearme)",
        r"(?:dejen|deje|deja) (?:mi|este) (?:telefono|celular|numero) en paz",
    ),
    phrases(
        "stop_contact", "ES-STOP-MORE",
        rf"no (?:me |nos )?(?:vuelvas? a |vuelvan? a |esten? )?{_WRITE} a este (?:cel\w*|numero|telefono)<es_not_time>",
        r"(?:bajen?le|bajenle) a (?:los|las|sus) (?:<es_texts>|llamadas)",
        r"(?:bajen?me|saquen?me|borren?me|quiten?me) de (?:esa|su|la) lista(?: de <es_texts>)?",
        r"borrar mi (?:numero|telefono|celular) de (?:su|la|el) (?:sistema|lista)",
        r"dejen? de gastar <es_texts>",
        r"(?:esas|esos|los|las) (?:<es_texts>|llamadas)(?: \w+){0,4}? (?:se )?tienen que (?:acabar|parar|terminar)",
        r"me puede[n]? quitar de los <es_texts>",
        r"paren de llamarme a la casa",
    ),
    phrases(
        "set_contact_preference", "ES-PREF-MORE",
        rf"(?:mejor |solo |nomas ){{1,2}}{_WRITE} (?:en|por) la (?:noche|tarde|manana)",
        r"(?:textos|mensajes|mensajitos|llamadas) ya no(?= \.|$| que| quiero)",
        r"(?:no mas|ya no) (?:sms|textos|mensajes)(?: \.)? (?:si quieren )?(?:manden|mejor|por) (?:un )?(?:email|correo)",
        r"(?:por (?:mensaje|correo|texto|email)) si les contesto",
        rf"(?:escriba\w*|{_WRITE}) (?:al|por) (?:email|correo)(?! (?:la|el|los|prueba))",
        r"solo (?:por )?(?:email|correo)(?: puedo ver| leo| por favor|(?= \.|$| y))",
        r"(?:leo|puedo ver|puedo revisar) (?:el )?(?:email|correo)",
        r"(?:no|pero nunca) (?:en|durante) mi turno",
        r"no a la hora de (?:la cena|la comida|cenar|comer|misa)",
        r"nomas no cuando ando en",
        r"(?:escriban?|escriba) al mediodia",
        r"no antes de las (?:\w+) que trabajo",
        r"(?:nomas|solo) los (?:domingos|sabados|lunes|martes|viernes) puedo hablar",
        unless=r"pago|pagar|cuota|recibo|cobr\w+|prueb\w+|probar\w*|detalles",
    ),
    phrases(
        "resume_contact", "ES-RESUME-MORE",
        r"vuelvan? a (?:escribir|mandar|contactar|textear)(?:me|los)?(?= \.|$| pero| textos| mensajes| los)",
        rf"(?:les |yo les )?{_SAID} que no me \w+(?: \w+){{0,3}}?(?: \.)? (?:pero )?ya pueden(?= \.|$| escrib)",
        r"pueden? seguir con los <es_texts>",
        r"siempre si (?:escribanme|escribame|mandenme)",
        r"pongan?melos otra vez",
        r"(?:esta bien )?mandenme (?:los )?(?:texts?|textos|mensajes|avisos) (?:de nuevo|otra vez)",
        r"(?:si|ya) quiero que me sigan (?:mandando|escribiendo|avisando)",
        r"(?:olvid\w+|retiro) lo (?:que|q) (?:les )?dije(?: \w+){0,6}?(?: \.)? (?:\w+ ){0,2}?(?:escrib\w+|pueden|contact\w+)",
        r"cambie de opinion(?: \. )?(?: ?\w+){0,4}? (?:me )?pueden? (?:contactar|escribir|llamar|mandar)\w*",
        unless=r"no vuelvan?|ni|nunca|banco",
    ),
    phrases(
        "refuse_to_pay", "ES-REFUSE-MORE",
        r"de (?:mi|mi bolsa|mi bolsillo) no va[n]? a (?:recibir|salir|sacar|ver) (?:ni )?(?:un |nada)\w*",
        r"(?:cuando|hasta que) el infierno se (?:congele|enfrie)(?: \w+){0,4} (?:pago|pagare|pagar)",
        r"no voy a pagar ningun[oa]?",
        r"dos veces no (?:lo|la) pago",
    ),
    phrases(
        "revoke_payment_authorization", "ES-REVOKE-MORE",
        r"no me (?:descuenten|rebajen|debiten|saquen)(?: nada)? mas",
        r"(?:de mi (?:banco|cuenta|tarjeta)) ya no saquen nada",
        r"rebajando del banco y ya no quiero",
        r"(?:permiso|autorizacion)(?: \w+){0,6}? (?:de|para) cobrarme(?: \w+){0,3}(?: \.)? (?:ese |esa )?(?:lo|la) retiro",
        r"(?:quitenme|quitenmelo|quitar|retiren) (?:el |mi )?(?:autopay|pago automatico|tarjeta)",
        r"stop payment",
        r"pagos automaticos y ya no lo permito",
        unless=r"hasta que|fecha|cambiar",
    ),
)  # fmt: skip

REPORTS: tuple[Phrase, ...] = (
    phrases(
        "claim_already_paid", "ES-PAID-MORE",
        r"hace (?:anos|meses|tiempo|mucho) que (?:lo |la |ya )?(?:pague|cancele|salde|liquide)",
        r"(?:yo )?(?:ya )?(?:cancele|salde|liquide) (?:eso|esa (?:deuda|cuenta)|todo|la (?:deuda|cuenta))(?= \.|$| en| hace| "
        r"con| ayer)(?! (?:con (?:ustedes )?un plan))",
        r"(?:la|lo) cancele (?:el mismo dia|ayer|en|completic\w|completa)",
        r"tengo el recibo de que (?:ya )?pague",
        r"el (?:medicaid|seguro|medicare) (?:cubrio|pago|se encargo de) (?:la mitad|eso|todo|esa)",
        r"quede a mano con",
        r"eso ya se pago",
        r"eso ya se lo pague al?",
        r"les pague directo a",
        unless=r"si|cuando|no (?:cancele|pague|salde)|autopay|cita|plan",
    ),
    phrases(
        "request_validation", "ES-PROOF-MORE",
        r"(?:quiero|mandeme|mandenme|mande\w*|deme)(?: \w+){0,2} por escrito (?:de esa (?:deuda|cuenta)|lo que dicen que debo)",
        r"(?:carta|correo)(?: \w+){0,5} (?:las |con )?pruebas",
        r"(?:compruebe\w*|demuestre\w*|pruebe\w*) (?:por escrito|en papel)",
        r"(?:si )?me lo (?:comprueba|demuestra|prueba)n? (?:por escrito|con papeles)",
        r"que tienen por escrito",
        r"prueba por escrito",
        r"(?:los )?papeles que (?:prueban|demuestran) que debo",
        r"solicita verificacion por escrito",
    ),
    whole_message("request_validation", "ES-PROOF-PLAIN", r"demuestre(?:n)?melo", r"compruebe(?:n)?melo"),
    phrases(
        "request_original_creditor", "ES-ORIGINAL-MORE",
        r"(?:a quien|a que banco|a que compania|a cual banco)(?: \w+)? se la compraron",
        r"se la compraron a(?: \w+){0,3} o a quien",
        r"ustedes (?:la |lo )?compraron (?:esto|eso|la cuenta)(?: \w+)?(?: \.)? a quien",
        r"quien (?:era el dueno|la abrio|fue el dueno)(?: de esa cuenta)? (?:antes|en un principio|al principio)",
        r"(?:con )?que (?:compania|banco|tienda) se abrio al principio",
        r"creditor de antes|acreedor de antes",
        r"no les pedi prestado(?: \.)? entonces a quien",
    ),
    phrases(
        "claim_minor", "ES-MINOR-MORE",
        r"(?:soy|aun soy|era|todavia soy) (?:un )?menor(?= \.|$| de edad| de 18| cuando| no puedo| pregunte)",
        r"tengo (?:[7-9]|1[0-7])(?: anos)? (?:y (?:mi mama|no soy|este)|mi (?:mami|mama|papa) no)",
        r"acabo de cumplir (?:[7-9]|1[0-7])",
        unless=r"hij[oa] (?:es|tiene)|hermano menor|hija menor|hijo menor",
    ),
    phrases(
        "report_incarceration", "ES-INCARCERATED-MORE",
        r"(?:estoy|esta) en (?:una |la )?(?:prision|carcel)(?: federal| estatal| esperando juicio)",
        r"llevo \w+ anos preso",
        r"herman[oa] anda detenid[oa]",
    ),
    phrases(
        "threaten_harm", "ES-THREAT-MORE",
        r"(?:alguien|uno|el que \w+)(?: \w+){0,3} va a salir (?:muert[oa]|lastimad[oa]|herid[oa])",
        r"(?:le|les) meto un (?:balazo|tiro|plomazo)",
        r"(?:voy y )?(?:los|las) mato a tod[oa]s",
        r"te voy a (?:tumbar|romper|quebrar) (?:los dientes|la cara|las piernas|el hocico)",
        r"te dejo en silla de ruedas",
        unless=r"(?:me|nos) (?:dijo|dice|amenaza\w*)",
    ),
)  # fmt: skip
