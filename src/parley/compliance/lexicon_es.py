"""Spanish phrases with legal effect: the counterparts of `lexicon_en`, as people text in the United States.

Folding has removed accents and the tilde, so "año" reads "ano". "Cancelar" means "pay off" as often as "cancel": it
counts as a stop request only as a whole message.

Source: opt-out minimum list of rule TCPA-REV-ANY; 12 CFR 1006.6(b)-(c), 1006.14(h); rule REGF-18E4 for the language.
"""

from __future__ import annotations

from parley.compliance.lexicon import RELATIVE_ES as REL
from parley.compliance.lexicon import Phrase, phrases, whole_message

_TEXTS = r"(?:mensajes?|mensajitos?|textos?|sms|notificaciones|recordatorios|alertas|avisos)"
_AT_TIME = (
    r"(?: (?:en (?:el|mi) (?:trabajo|empleo|escuela|oficina)|al trabajo|a mi trabajo|en horas?|en horario|"
    r"antes|despues|los|el "
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|cuando|mientras|en la (?:noche|manana|tarde)|"
    r"por la (?:noche|manana|tarde)|"
    r"de noche|tan (?:tarde"
    r"|temprano)|a esta hora|a estas horas|entre|durante|fines de semana|hasta))"
)
_NOT_TIME = rf"(?!(?: mas| por favor)?{_AT_TIME})"
_WRITE = r"(?:escrib\w+|mand\w+|envi\w+|text\w+|mensaj\w+)"

STOP: tuple[Phrase, ...] = (
    whole_message(
        "stop_contact", "ES-STOP-WHOLE",
        r"(?:alto|pare|paren|parar|parenle|parele|para|basta|fin|baja|cancelar|cancele|cancelen|no mas|ya no|"
        r"detener|detengan|"
        r"detengase|deje|dejen|dejar|no gracias no|salir|terminar|borrar|eliminar|no me interesa|no estoy "
        r"interesad[oa]|bloquear|"
        r"bloqueado|dar de baja|stop|desuscribir\w*|quitar)(?: (?:ya|por favor|todo|esto|eso|los mensajes|"
        r"mensajes|ya basta|alto)){0,4}",
    ),
    phrases(
        "stop_contact", "ES-STOP-MEDIUM",
        rf"no (?:me|nos|le|les) (?:vuelvan? a |sigan? )?(?:escriba|escriban|escribas|mande|manden|mandes|envie|"
        rf"envien|envies|textee|textees|texteen|"
        rf"mensajeen|sigan escribiendo)(?! (?:el|la|un) (?:link|enlace|recibo|carta)){_NOT_TIME}",
        rf"(?:dejen?|deja|dejar|paren?|para|parar|parenle|basta|alto)(?: ya)?(?: de| a| con| los| las| el| sus|"
        rf" esos| tantos){{0,4}}(?: me)? (?:{_WRITE}|"
        rf"{_TEXTS})(?! (?:de )?pago){_NOT_TIME}",
        rf"no (?:quiero|deseo|necesito|acepto|autorizo)(?: \w+){{0,3}}? (?:{_TEXTS}|que me (?:escriban|manden|"
        rf"envien|texteen|escriba|mande))",
        rf"no mas {_TEXTS}", r"no textos",
        r"(?:quiten|quite|quita|borren|borre|borra|eliminen|elimine|saquen|saque|remuevan|remueva|olviden|"
        r"pierdan|quitenme|quiteme|borreme|saqueme|elimineme|"
        r"borrenme|saquenme|eliminenme)(?: ya)?(?: (?:de )?(?:mi|este|ese|la|su|sus|el)){0,4} (?:numero|telefono|"
        r"celular|lista|listas|cel)",
        r"(?:darme|denme|deme|dar|dame|me den|quiero la|solicito la|pido la) de baja",
        r"(?:solicito|pido|quiero) (?:la|mi) baja",
        rf"no (?:vuelvan?|vuelva) a (?:escribir|mandar|enviar|textear)\w*{_NOT_TIME}", r"stopsign", r"unsubscribe",
        rf"(?:cancelen?|cancelar|detengan?|detener|suspendan?|terminen?) (?:ya )?(?:los |estos |sus |todos los "
        rf"|mis )?{_TEXTS}",
        r"(?:revoco|retiro|cancelo) (?:mi|el) (?:consentimiento|permiso)(?! (?:para|de) (?:cobr|cargo|pago))",
        r"los (?:voy a |vamos a )?bloque\w+",
        r"(?:ya )?no me (?:escriban|manden|envien|texteen) (?:mas|nada)",
    ),
    phrases(
        "stop_contact", "ES-STOP-FREE",
        r"(?:por favor|favor de|ya) (?:paren|pare|parele|parenle|detengan\w*|alto|basta)(?! (?:de )?(?:cobr|"
        r"pago|intereses))", r"(?:paren|pare|parele|detenganse|basta|"
        r"alto)(?: ya)?(?: por favor)?(?= \.|$)", r"ya basta", r"para ya", r"ya para(?= \.|$)",
        r"dije (?:que )?(?:alto|paren|no mas|basta|stop)",
        r"(?:stop|alto) (?:por favor|ya|a todo)", r"(?:por favor) stop",
        unless=r"(?:cobros?|cargos?|intereses|pagos?|debitos?) (?:\w+ )?(?:pare|paren|alto)|no (?:pare|paren)",
    ),
    phrases(
        "stop_contact", "ES-STOP-CALLS",
        rf"(?:ya )?no (?:me|nos) (?:llamen|llame|llames|esten llamando|sigan llamando|hablen)(?: mas| "
        rf"nunca)?{_NOT_TIME}",
        rf"(?:dejen?|deja|paren?|basta)(?: ya)?(?: de| con las)? (?:llamar\w*|llamadas){_NOT_TIME}",
        r"no (?:quiero|deseo)(?: \w+){0,2}? llamadas",
        r"no mas llamadas", rf"no vuelvan? a llamar\w*{_NOT_TIME}",
    ),
)  # fmt: skip

CEASE: tuple[Phrase, ...] = (
    phrases(
        "cease_all_contact", "ES-CEASE",
        rf"(?:ya )?no (?:me|nos) (?:contacten?|contactes|busquen?|molesten?|molestes|acosen|hostiguen|sigan "
        rf"molestando|vuelvan? a (?:contactar|molestar|buscar))"
        rf"(?: mas| nunca| jamas)?{_NOT_TIME}",
        r"(?:dejenme|dejeme|dejame|dejenos|me dejen|me deje|nos dejen|dejar) (?:ya )?(?:en paz|tranquil[oa]|"
        r"sol[oa])",
        rf"(?:dejen?|deja|paren?|basta)(?: ya)? de (?:molestar|contactar|buscar|acosar|hostigar|fastidiar|"
        rf"chingar|joder|comunicar)\w*{_NOT_TIME}",
        r"no vuelvan? a (?:contactar|molestar|comunicar|buscar)\w*",
        r"no se (?:vuelvan? a )?comuni(?:quen?|car)(?: mas)?(?: conmigo)?", r"no quiero (?:que me "
        r"(?:contacten|molesten|busquen)|saber (?:nada )?(?:mas )?de ustedes|ningun contacto|mas contacto)",
        r"cese(?:n)? (?:de |el |todo )?(?:contact\w*|comunicac\w*)",
        r"(?:ningun|cero) contacto", r"no molest(?:en|e|ar|es)(?! (?:en el trabajo))",
        r"(?:no me|dejen de) (?:llam\w+|escrib\w+) (?:ni|y|o) (?:me )?(?:escrib\w+|llam\w+|mand\w+|text\w+)",
    ),
)  # fmt: skip

PREFERENCE: tuple[Phrase, ...] = (
    phrases(
        "set_contact_preference", "ES-PREF-TIME",
        rf"no (?:me|nos) (?:llamen?|escriban?|manden?|envien?|contacten?|texteen|molesten|hablen)(?: mensajes| "
        rf"mas)?{_AT_TIME}",
        r"no (?:los|en) (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fines? de semana|el "
        r"trabajo)", r"(?:solo|solamente|unicamente|nada mas) (?:me )?(?:pueden )?(?:llamen|escriban|"
        r"llamar\w*|escribir\w*|manden|contacten)(?: me)? (?:despues|antes|por|en|los|entre|a partir)",
        r"(?:llameme|llamenme|escribame|escribanme|contactenme) (?:despues|antes|manana|mas tarde|luego|por la|"
        r"el|los|entre|a las)",
        r"(?:despues|antes) de las \d+(?: \w+)? (?:solamente|nada mas|solo)", r"mejor (?:hora|horario)(?: para)?",
        r"no (?:mientras|cuando) (?:trabajo|estoy)",
    ),
    phrases(
        "set_contact_preference", "ES-PREF-PLACE",
        r"(?:estoy|ando|voy) (?:\w+ )?(?:manejando|conduciendo|en (?:el|mi) (?:trabajo|hospital|doctor|carro "
        r"manejando)|trabajando ahora|en (?:un|el) (?:funeral|velorio|entierro)|en una (?:junta|reunion)|en "
        r"clase|en la (?:escuela|iglesia|"
        r"corte)|en misa)", r"(?:este )?es (?:el|mi) (?:numero|telefono|celular) (?:del|de mi) trabajo",
        r"mi (?:jefe|jefa|patron|trabajo) no (?:me )?(?:permite|deja)",
    ),
    phrases(
        "set_contact_preference", "ES-PREF-MEDIUM",
        r"(?:prefiero|mejor|solo|solamente|unicamente) (?:que me )?(?:por |el |al |los |un )?(?:correo|email|e "
        r"mail|carta|cartas|mensajes? de texto|textos?|llamadas?|telefono)",
        r"(?:por|via) (?:correo|email|carta)(?: electronico)? (?:esta bien|por favor|mejor|nada mas|solamente)",
        r"(?:correo|email|texto|textos|mensajes) esta[n]? bien",
        r"(?:contactenme|escribanme|escribame|mandenme|comuniquese) por (?:correo|email|carta|texto|mensaje|"
        r"telefono)",
    ),
    phrases(
        "resume_contact", "ES-RESUME",
        r"(?:ya )?(?:pueden?|me pueden?|puede) (?:volver a )?(?:escribir|mandar|enviar|textear|contactar|"
        r"llamar)(?:me)?(?: mensajes| textos)?(?: otra vez| de nuevo| nuevamente)",
        r"(?:ya )?(?:me pueden?|pueden?|si puede[n]?) (?:volver a )?(?:escribirme|textearme|contactarme|"
        r"mandarme "
        r"(?:mensajes|textos)|escribir)(?= \.|$)",
        r"(?:vuelvan|vuelva) a (?:escribir|mandar|enviar|contactar|textear)(?:me)?",
        r"(?:quiero|deseo) (?:volver a )?recibir (?:\w+ )?(?:mensajes|textos)(?: otra vez| de nuevo)?",
        r"reanud\w+ (?:los |el )?(?:mensajes|textos|contacto)", r"(?:escribanme|mandenme"
        r" (?:mensajes|textos)) (?:otra vez|de nuevo)",
        unless=r"no (?:me |nos |quiero |deseo |pueden? |se "
        r"){0,4}(?:vuelvan?|volver|recibir|escribir|contactar|pueden?)",
    ),
    whole_message("resume_contact", "ES-RESUME-WHOLE", "iniciar", "reanudar", "unstop", "start"),
)  # fmt: skip

IDENTITY: tuple[Phrase, ...] = (
    phrases(
        "deny_identity", "ES-WRONG-NUMBER",
        r"(?:numero|persona|telefono|celular) (?:es |esta )?(?:equivocad[oa]|incorrect[oa]|erronea|erroneo|mal)",
        r"(?:se )?(?:equivoc\w+|confundi\w+) de (?:numero|persona|telefono)",
        r"(?:esta|estan|esta usted) equivocad[oa]s?(?: de (?:numero|persona))?(?= \.|$| de)",
        r"no soy (?:el|ella|esa|ese|"
        r"esa persona|la persona|quien (?:busca|buscan|usted))(?= \.|$| persona| que buscan?| senor\w*)",
        r"no soy quien", r"no conozco a (?:nadie|esa|ese|ningun\w*|el|ella)",
        r"aqui no (?:vive|hay|es|existe|esta)(?! \w*(?:trabajo|dinero))", r"no hay nadie (?:con|de|que|llamad)",
        r"este no es (?:el|su|ese) "
        r"(?:numero|telefono)", r"nadie (?:aqui )?(?:con|de) ese nombre",
        r"(?:me |nos )?(?:acaban de dar|dieron) este numero",
        unless=r"cantidad|saldo|monto|(?:es|sera) (?:este|esto|un) numero equivocado",
    ),
    phrases("deny_identity", "ES-NOT-NAME", r"no soy (?P<name>[a-z]{2,})(?= \.|$| [a-z]+)"),
    whole_message("deny_identity", "ES-NOT-ME", "no soy yo", "ese no soy yo", "esa no soy yo", "yo no soy"),
    phrases(
        "declare_third_party", "ES-THIRD-PARTY",
        rf"(?:soy|habla|le habla|este es|esta es|habla con) (?:su|la|el|un|una) {REL}(?: (?:de|del|suya|suyo))?",
        rf"soy {REL} de", r"(?:ya )?no vive (?:aqui|en esta)(?: ya)?",
        r"(?:el|ella) (?:no esta|ya no esta|no se encuentra|se mudo|ya no vive)",
        r"(?:yo )?(?:le|se lo) (?:digo|aviso|dire|avisare|doy|paso)"
        r"(?: el)? (?:a el|a ella|recado|mensaje|cuando)",
    ),
    phrases(
        "declare_representative", "ES-REPRESENTATIVE",
        r"poder (?:notarial|legal|notariado|de representacion)",
        r"(?:soy|como) (?:su|el|la) (?:tutor\w*|albacea|representante|apoderad[oa]|guardian\w*|cuidador\w*|"
        r"ejecutor\w*)(?: legal)?", r"albacea", r"tutor\w* legal", r"(?:en|a) nombre de (?:mi|su|el|la)",
        r"(?:manejo|llevo|pago|administro|me encargo de|yo veo)"
        r" (?:las |los |sus |todas las )?(?:cuentas|finanzas|pagos|facturas|biles|deudas|bills) de (?:mi|su|"
        r"el|ella)", r"(?:manejo|administro|me encargo de) sus (?:cuentas|finanzas|pagos|biles)",
        r"autorizad[oa] (?:para|a) hablar", r"soy (?:un|una) (?:agente|asistente) (?:de ia|virtual|automatic\w*)",
        unless=r"no (?:tengo|soy) (?:un |el |la |su )?(?:poder|albacea|representante|tutor)",
    ),
)  # fmt: skip
