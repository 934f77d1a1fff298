"""Phrases, English and Spanish, that take a stop back or allow contact anew, by their grammar.

The language model alone never lifts a stop, so what is not found here is not lifted: these rules are wide in how it may be
said, and every one names both the contact and that it goes on or begins again.

Source: rules REGF-6C-LIFT and TW-START.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_MESSAGES = (
    r"(?:texts?|text messages|messages|texting|messaging|sms|reminders|updates|alerts|notifications|notices|emails|calls|"
    r"contact|communications?|correspondence)"
)
_DOING = r"(?:texting|messaging|sending|contacting|calling|writing|emailing|reaching out)"
_GO_ON = r"(?:start|begin|keep|continue|resume|restart|go back to)"
_AGAIN = r"(?:again|back|once more|any ?more|back on)"
_ES_MESSAGES = (
    r"(?:mensajes?|mensajitos|textos?|sms|avisos|recordatorios|notificaciones|correos|llamadas|contacto|comunicaciones)"
)
_ES_REACH = r"(?:contact|escrib|mand|llam|text|envi|avis|marc|comunic|busc|habl)\w*"
_ES_AGAIN = r"(?:otra vez|de nuevo|de vuelta|nuevamente)"
_ES_BY_MISTAKE = r"(?:por error|sin querer|por equivocacion|por accidente|por descuido)"

RESUMPTION: tuple[Phrase, ...] = (
    phrases(
        "resume_contact", "EN-RESUME-GOES-ON",
        rf"(?:like|want|wanna|ready|ok|okay|fine) (?:to |you to |with )?{_GO_ON} (?:getting|receiving|hearing|get|receive|"
        rf"{_DOING})",
        rf"(?:get|getting|receive|receiving|have|having|want)(?: \w+){{0,2}} {_MESSAGES} {_AGAIN}",
        rf"(?:resume|restart|reopen|re ?establish|reinstate|renew)(?: all| our| the| your| my){{0,2}} {_MESSAGES}",
        r"(?:put|add|place) (?:me|my (?:\w+ )?number|my (?:phone|cell)) (?:back|again)(?: on| onto| to| in)",
        rf"(?:you|you all|folks) (?:can|may) (?:now )?{_GO_ON} {_DOING}",
        rf"keep (?:the |your |those |my )?{_MESSAGES} (?:coming|on)|keep sending (?:me )?(?:the |your |those )?{_MESSAGES}",
        rf"how (?:do|can|would) i (?:get|turn|start|receive)(?: \w+){{0,3}} {_MESSAGES}(?: \w+)? {_AGAIN}",
        rf"(?:changed my mind|actually|never ?mind|nvm|on second thought)(?: \w+){{0,3}}?(?: \.)? (?:please )?keep {_DOING}",
        rf"(?:consent|permission|okay|ok|approval) to (?:\w+ )?{_DOING} me again",
        rf"(?:okay|ok|fine|good|cool|alright) with (?:you |your )?{_DOING}(?: me)? again",
        rf"(?:like|want|need) (?:the|my|your|those) {_MESSAGES} back",
        rf"{_GO_ON} (?:again )?(?:with )?(?:the |your |those |my )?{_MESSAGES}(?: up)? again|start again with (?:the "
        rf")?{_MESSAGES}",
        r"(?:do|please do) (?:text|contact|message|call) me(?: again)?(?= \.|$)",
        unless=(
            r"dont|do not|doesnt|never|not|cant|wont|if|unless|why|how come|stop (?:texting|calling|messaging|contacting|"
            r"sending)|"
            r"bank|card|auto ?pay|payments?|plan|all (?:you want|day)|sue|report|lawyer|refund|tired"
        ),
    ),
    phrases(
        "resume_contact", "ES-RESUME-GOES-ON",
        rf"(?:quiero|quisiera|deseo|me gustaria|acepto|prefiero) (?:seguir|volver a|empezar a|{_ES_AGAIN}) recib\w+(?= \.|"
        rf"$| de ustedes|(?: \w+)? {_ES_MESSAGES})",
        rf"me (?:di|dieron|quite|sali) (?:de baja|de la lista|de los {_ES_MESSAGES}) {_ES_BY_MISTAKE}",
        rf"pueden? (?:ya )?(?:seguir|continuar) {_ES_REACH}",
        r"(?:ya no quiero|quiten?|quitenme|levanten?|retiren?|quitar|levantar) (?:el|ese|mi|este) bloqueo",
        rf"(?:pongan?me|apunten?me|anoten?me|inscriban?me|agregu?en?me|metan?me|den?me de alta) {_ES_AGAIN}",
        r"vuelvan? a (?:inscribirme|agregarme|activarme|ponerme|apuntarme|anotarme|suscribirme)",
        rf"como (?:le hago|hago|puedo|vuelvo)(?: para)?(?: volver)?(?: a)? (?:recibir|activar|tener)(?: \w+){{0,2}} "
        rf"{_ES_MESSAGES}",
        rf"(?:reanud|reactiv|restablec)\w*(?: \w+){{0,2}} (?:{_ES_MESSAGES}|comunicacion)",
        rf"(?:permiso|autorizo|autorizacion|consentimiento)(?: \w+){{0,3}} {_ES_AGAIN}(?: \w+){{0,3}} {_ES_REACH}",
        rf"sali de los {_ES_MESSAGES} como vuelvo",
        rf"(?:esta bien|de acuerdo|no hay problema)(?: si| que| con que)? me {_ES_REACH} {_ES_AGAIN}",
        rf"autorizo {_ES_AGAIN}(?: \w+)? {_ES_MESSAGES}",
        r"(?:se me paso|ya no estoy)(?: \w+){1,5}(?: \.)? (?:ya )?(?:me pueden? (?:contactar|escribir|llamar|textear)|"
        r"escriban?me|llamen?me|contacten?me)",
        rf"quiero que (?:me )?vuelvan? a {_ES_REACH}",
        rf"(?:anulo|cancelo|retiro|revoco) mi (?:solicitud|peticion|carta|orden)(?: \w+){{0,2}} de no {_ES_REACH}",
        unless=(
            r"no (?:quiero|deseo|me|pueden?|autorizo)|nunca|ni|si no|por que|pago|tarjeta|autopay|plan|banco|deuda|"
            r"factura|demand\w+|report\w+"
        ),
    ),
)  # fmt: skip
