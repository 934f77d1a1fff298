"""Spanish phrases that ask for messages, or all contact, to stop.

Folding has removed accents and the tilde, so "año" reads "ano". "Cancelar" means "pay off" as often as "cancel": it
counts as a stop request only as a whole message.

Source: opt-out minimum list of rule TCPA-REV-ANY; 12 CFR 1006.6(c), 1006.14(h).
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PAYMENTS = r"(?:pagos?|cobros?|cargos?|debitos?|retiros?|intereses|automatic\w+|recargos)"
_WRITE = r"(?:escrib\w+|mand\w+|envi\w+|text\w+|mensaje\w+|wasap\w+|whatsap\w+)"
_COMMAND = (
    r"(?:escriba[ns]?|mandes?|manden|mande|envien?|envies|textee[ns]?|texteen|mensajeen|wasapeen|escribirme|"
    r"mandarme|enviarme|textearme)"
)
_CALL = r"(?:llamen?|llames|marquen?|marques|telefoneen|esten llamando|sigan llamando)"
_KEEP = (
    r"(?:vuelvan? a |vuelvas a |sigan? |sigas |esten? |anden? |pueden? (?:seguir )?|van a |quiero que (?:me "
    r")?(?:esten |sigan )?)"
)
_PLEASE_STOP = (
    r"(?:dejen?|deja|dejar|paren?|pare|parenle|parele|parale|basta|alto|stop|cesen?|suspendan?|terminen?|detengan?|"
    r"eviten?)"
)
_NOT_PAYMENT = rf"(?! (?:de |del |a |los |mis ){{0,4}}{_PAYMENTS})"
_BOTHER = (
    r"(?:molest\w+|contact\w+|busc\w+|busqu\w+|acos\w+|hostig\w+|fastidi\w+|fregar|fregando|frieguen|ching\w+|"
    r"jod\w+|comunic\w+|persig\w+|hablar\w*)"
)
_ANY_TOUCH = r"(?:llam\w+|escrib\w+|mand\w+|text\w+|busqu\w+|correos?|cartas?|mensajes?|textos?)"

STOP: tuple[Phrase, ...] = (
    whole_message(
        "stop_contact", "ES-STOP-WHOLE",
        r"(?:alto|pare|paren|parar|parenle|parele|para|basta|fin|baja|cancelar|cancele|cancelen|no mas|ya no|"
        r"detener|detengan|detengase|deje|dejen|dejar|no gracias no|salir|terminar|borrar|eliminar|no me interesa|"
        r"no estoy interesad[oa]|bloquear|bloqueado|dar de baja|stop|desuscribir\w*|quitar|saquenme|quitenme|"
        r"borrenme|no molestar)(?: (?:ya|por favor|todo|esto|eso|los mensajes|mensajes|ya basta|alto|stopsign)){0,4}",
    ),
    phrases(
        "stop_contact", "ES-STOP-MEDIUM",
        rf"(?:ya )?no (?:me |nos |le |les )?(?:{_KEEP})?(?:me )?{_COMMAND}(?: mas| ningun\w*| nada| nunca| otro| "
        rf"tantos?| mis)?(?: <es_texts>)?<es_not_time>(?! (?:el|la|un|otro|mi|su) (?:link|enlace|recibo|carta|pago|"
        rf"estado))(?! (?:otro|cartas|dinero|cobros))(?= \.|$| mas| a (?:este|ese|mi|un)| al (?:celular|numero|"
        rf"telefono)| <es_texts>| nada| nunca| por| ya| gracias| aqui| lo mismo| porque| que| ni| jamas| o | y )",
        r"no (?:me )?(?:sigan|esten|anden|vuelvan a|vuelva a|pueden|puede|pueden seguir|van a) (?:mandando|"
        r"escribiendo|enviando|texteando|mandandome|escribiendome|mandar|escribir|enviar|textear|activar|mandarme|"
        r"escribirme)(?:me)?(?: mas)?(?: los)?(?: <es_texts>| nada| lo mismo|(?= \.|$| a (?:este|ese|mi)| si ya| "
        r"ya))<es_not_time>",
        rf"{_PLEASE_STOP}(?: ya)?(?: de| a| con| los| las| el| sus| esos| estos| tantos| la){{0,4}}(?: estar(?:me)?| "
        rf"andar(?:me)?)?(?: me)? (?:{_WRITE}|<es_texts>){_NOT_PAYMENT}(?! (?:de )?pago)<es_not_time><not_time>",
        rf"(?:ya )?no (?:quiero|deseo|acepto|autorizo|di permiso|pedi|solicite|me interesa|doy permiso|tengo "
        rf"interes)(?: \w+){{0,4}}? (?:<es_texts>|que (?:me |anden ){{0,4}}(?:{_COMMAND}|(?:esten )?mandando|"
        rf"texteando))<es_not_time>{_NOT_PAYMENT}",
        r"no mas <es_texts>",
        r"no textos",
        r"<es_texts> (?:ya )?no(?= \.|$| por| gracias| si)(?! (?:me|los|les|se) )",
        r"textos ya no",
        r"(?:quiten|quite|quita|borren|borre|borra|eliminen|elimine|saquen|saque|remuevan|remueva|olviden|pierdan|"
        r"bloqueen|bloquee|tachen|anulen)(?: ya)?(?: (?:de )?(?:mi|este|ese|la|su|sus|el)){0,4} (?:numero|telefono|"
        r"celular|contacto|lista|listas)(?! de (?:cuenta|tarjeta|banco|ruta|seguro))",
        r"(?:quitenme|quiteme|quitame|borreme|borrenme|saqueme|saquenme|sacame|elimineme|eliminenme|remuevanme)(?: "
        r"ya)?(?: (?:de|del|por|favor|su|sus|la|los|las|esos|estos|este|esa|ese|el|ahi)){0,4} ?(?:lista|listas|"
        r"<es_texts>|sistema|numero|base de datos|ahi|grupo|registro|(?= \.|$))(?! automatic\w+)",
        r"(?:me quiero|quiero) salir(?:me)? de (?:estos|los|esos|sus) <es_texts>",
        r"(?:darme|denme|deme|dar|dame|me den|me dan|quiero la|solicito la|pido la|cancelar|cancelen|quiten\w*)(?: "
        r"de| la| mi){0,4} (?:baja|suscripcion)(?! de (?:el|la|los|mi) (?:plan|pago))",
        r"(?:solicito|pido|quiero) (?:la|mi) baja",
        r"(?:cancelen?|cancela|cancelar|detengan?|detener|suspendan?|terminen?|desactiven?|desactivar|apaguen?|"
        r"quiten?) (?:ya )?(?:los |estos |sus |todos los |mis |la suscripcion de ){0,4}<es_texts>(?! automatic\w+)",
        r"(?:ya )?no manden (?:mas? |ningun )?(?:<es_texts>|nada)",
        r"(?:revoco|retiro|cancelo|anulo|les quito|quito)(?: mi| el| todo){0,4} (?:consentimiento|permiso|"
        r"autorizacion)(?: \w+){0,2}? ?(?:de (?:mandarme|enviarme|escribirme|textearme)|para (?:mandarme|escribirme|"
        r"contactarme|textearme|(?:los )?<es_texts>)|(?= \.|$))",
        r"(?:no tienen|sin|nunca les di|no di|no les doy|con que) (?:mi )?(?:permiso|autorizacion)(?: \w+)? (?:de|"
        r"para|que) (?:me )?(?:anden )?(?:mandar\w*|escribir\w*|text\w*|enviar\w*)",
        r"(?:los|las|te|lo) (?:voy a |vamos a )(?:bloque\w+)",
        r"(?:a este|a mi|este) (?:celular|numero|telefono) (?:ya )?no (?:le|me|lo) (?:escriban|marquen|manden|"
        r"llamen|text\w+|usen)<es_not_time>(?! (?:porque|que) es de (?:mi|la) (?:chamba|trabajo))",
        r"unsubscribe",
        r"no (?:vuelvan?|vuelvas) a (?:escribir|mandar|enviar|textear)\w*(?: <es_texts>)?<es_not_time>",
        r"(?:ya )?no escriban(?: mas)? a este (?:numero|celular|telefono)",
        r"que (?:ya )?(?:no me|dejen de|no nos) (?:mandaran|mand\w+|escrib\w+|text\w+)(?: mas)?(?: <es_texts>| otro|"
        r"(?= \.|$))(?! (?:la|el|una) )",
        r"no sigan escribiendo",
        r"no me (?:hables|hablen) por (?:aqui|texto|este medio)",
        r"(?:(?:stop|no)sign ){1,4}(?:\w+ ){0,2}?<es_texts>",
        r"<es_texts> (?:stop|no)sign",
        r"no mas stopsign",
        r"no se comuniquen a este numero",
        r"les pido que no me (?:manden|escriban|texteen)",
        unless=(
            r"no me (?:manden|mande|envien) (?:otro|el|la|un) (?:link|enlace)|no me (?:manden|mande) (?:a|al) "
            r"(?:cobranza|coleccion|la corte|juicio|abogado)|por que no me (?:mand\w+|escrib\w+)|(?:si )?no me "
            r"(?:mandan|escriben)|(?:finado|difunto|muert[oa]|camposanto)|peligroso|me revisa el|para "
            r"(?:mandar(?:les?)?|enviar(?:les?)?|escribir) (?:el|un|mi|dinero|bien)|direccion para|forma de|pago de "
            r"(?:la|mi)|dejen de mandar(?:me)? (?:a|la) (?:corte|cobr)|pongan? (?:de|en)|otra vez para|de nuevo "
            r"para|permiso de nuevo|reactiv\w+|cargo de|en la corte|es mi trabajo|(?:cartas|nada) a la casa|es mi "
            r"trabajo|esos dias|los (?:sabados|domingos) "
        ),
    ),
    phrases(
        "stop_contact", "ES-STOP-FREE",
        r"(?:por favor|favor de|ya) (?:paren|pare|parele|parenle|detengan\w*|alto|basta)(?! (?:de )?(?:estar |cobr|"
        r"pago|intereses|molest|fastid|chingar|joder))",
        r"(?:paren|pare|parele|detenganse|basta|parenle)(?: ya)?(?: por favor)?(?= \.|$)",
        r"^alto(?: ya)?(?: por favor)?(?= \.)",
        r"(?:ya |\. )alto(?= \.|$)",
        r"ya basta",
        r"para ya",
        r"para(?:n|le)? (?:ya )?(?:de |con )(?:los |las |estos |esos |sus |tantos ){0,4}(?:mandar\w*|escribir\w*|"
        r"mensajes|textos|mandando)",
        r"ya para(?= \.|$)",
        r"dije (?:que )?(?:alto|paren|no mas|basta|stop)",
        r"(?:stop|alto) (?:por favor|ya|a todo)",
        r"(?:por favor) stop",
        r"(?:ya )?conteste stop",
        r"(?:puse|mande|escribi|dije) (?:alto|stop|baja) (?:ayer|la semana|hace|y (?:siguen|me))",
        unless=(
            r"pare de (?:trabajar|fumar|tomar|ir)|"
            r"(?:cobros?|cargos?|intereses|pagos?|debitos?|dinero|banco|tarjeta) (?:\w+ ){0,3}?(?:pare|paren|alto|"
            r"parenlo)|no (?:pare|paren)|muy alto|mas alto|tan alto|es alto|alto el (?:pago|monto)|pago alto|"
            r"(?:paren|parenle|pare) (?:a |de )?(?:los|el|mis) (?:retiros|cobros|pagos)"
        ),
    ),
    phrases(
        "stop_contact", "ES-STOP-CALLS",
        rf"(?:ya )?no (?:me|nos|le|les) (?:{_CALL})(?: mas| nunca| tanto| a cada rato| ni de dia ni de noche| a "
        rf"este (?:celular|numero|telefono)){{0,4}}<es_not_time>(?! (?:aqui es|al restaurante|a (?:mi )?(?:trabajo|"
        rf"casa)|"
        rf"al (?:trabajo|jale|negocio)))",
        rf"{_PLEASE_STOP}(?: ya)?(?: de| con las| estar(?:me)?| andar(?:me)?){{0,4}} (?:llamar\w*|llamando\w*|llamadas|"
        rf"marcar\w*){_NOT_PAYMENT}<es_not_time>",
        r"no (?:quiero|deseo|acepto)(?: \w+){0,2}? llamadas",
        r"no mas llamadas",
        r"no vuelvan? a (?:llamar|marcar)\w*<es_not_time>",
        unless=r"por que no me llam\w+|(?:domingos?|sabados?|noche|trabajo|casa|restaurante) (?:no me|ya no)|esos dias",
    ),
)  # fmt: skip

CEASE: tuple[Phrase, ...] = (
    phrases(
        "cease_all_contact", "ES-CEASE",
        r"(?:ya )?no (?:me|nos) (?:contact(?:en?|es|aran)|busqu(?:en?|es)|molest(?:en?|es)|acos(?:en?)|hostiguen?|"
        r"fastidien?|frieguen|chingu?en|jodan?|persigan?|hablen(?= mas| nunca| por ningun)|(?:sigan?|esten?|anden?) "
        r"(?:molest|contact|busc|acos|fastidi|freg|ching|jod|hostig)ando|(?:vuelvan?|vuelvas) a (?:contactar|"
        r"molestar|buscar|hablar))(?: mas| nunca| jamas){0,4}<es_not_time>(?! (?:alli|ahi|en (?:el|mi)|mas por texto|a "
        r"este))",
        r"(?:dejenme|dejeme|dejame|dejenos|dejennos|dejemen|me dejen|me deje|nos dejen|me dejan|me dejaran|dejar|"
        r"dejarme) (?:ya )?(?:(?:vivir )?(?:en paz|tranquil[oa]s?|quiet[oa]|sol[oa])|a mi y a mi familia)",
        rf"{_PLEASE_STOP}(?: ya)?(?: de)?(?: estar(?:me)?| andar(?:me)?)? {_BOTHER}<es_not_time>(?! (?:por texto|a "
        rf"este|solo))",
        r"no vuelvan? a (?:contactar|molestar|comunicar|buscar)\w*",
        r"no (?:se|quiero que se) (?:vuelvan? a )?comuni(?:quen?|car)(?: mas)?(?: conmigo| por)?(?! (?:a este "
        r"numero|a mi trabajo|al trabajo))",
        r"(?:ya )?no quiero (?:que (?:se|me|nos) (?:vuelvan a )?(?:contact\w+|molest\w+|busqu\w+|comuniqu\w+|"
        r"hablen)|saber (?:nada )?(?:mas )?de ustedes|ningun contacto|mas contacto|nada (?:de contacto )?con "
        r"(?:ustedes|su)|hablar con ustedes (?:nunca )?mas|hablar (?:nunca )?mas con ustedes)",
        r"(?:cese(?:n)?|suspendan?|terminen?|paren?|detengan?|prohib\w+|acaben)(?: de| el| la| toda?| todo| "
        r"cualquier){0,4} (?:contact\w*|comunicac\w*)",
        r"(?:les )?prohibo (?:que me|comunicarse|contactarme|toda)(?: \w+)?",
        r"(?:ningun|cero|nada de) contacto",
        r"prohibida cualquier comunicacion",
        r"no (?:deseo|quiero) (?:tener )?(?:ningun\w* )?comunicacion",
        r"no molest(?:en|e|ar|es|arme)(?: mas)?(?! (?:en el trabajo|de noche|por la|ya puede))<es_not_time>",
        r"no (?:fastidien|jodan|frieguen|chinguen|acosen|busquen)(?: mas)?",
        rf"(?:no me|dejen de) {_ANY_TOUCH}(?: (?:ni|y|o|no)){{1,4}} (?:me )?{_ANY_TOUCH}<es_not_time>(?! mas "
        rf"<es_texts>)",
        r"(?:ya )?no me busqu?en mas",
        r"(?:olvidense|olvidese|olvidate|olvidenme) de (?:mi|que existo)",
        r"(?:largo|fuera|desaparezcan|salganse) de mi vida",
        r"(?:larguense|pierdanse|esfumense|desaparezcan)(?= \.|$| de| ya)",
        r"dejenme ya",
        r"no se comuniquen (?:conmigo|mas)",
        r"que (?:paren|cesen|terminen) todo (?:el )?(?:contacto|tipo de)",
        r"(?:no me|que no me) (?:contacten|busquen|molesten) (?:de ninguna|por ningun|ni por)\w*",
        unless=(
            r"olvid\w+(?: \.)? de mi no|"
            r"(?:lo que|olvid\w+) (?:\w+ ){0,6}?de no molestar|por que no me|si no me (?:contactan|buscan)|"
            r"(?:trabajo|chamba|jale|casa) (?:\w+ ){0,6}?no me contacten|no me contacten (?:alli|ahi)|no es "
            r"molestia|ya no me molesta|espero no molestar|disculpe|perdon por molestar|sin molestar|no quiero "
            r"molestar"
        ),
    ),
    whole_message(
        "cease_all_contact",
        "ES-CEASE-WHOLE",
        r"(?:ya )?(?:dejenme|dejeme|larguense|no molesten|dejen de molestar|vayanse)(?: (?:ya|en paz|todos)){0,4}"
    ),
)  # fmt: skip
