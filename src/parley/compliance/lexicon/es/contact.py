"""Spanish phrases that set how, when and where to be contacted, or take a stop request back.

Source: 12 CFR 1006.6(b)(1), 1006.14(h)(1); rules REGF-6B1-DESIG, REGF-6B1-PLACE, REGF-6C-LIFT and TW-START.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_DAYS = r"(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fines? de semana|dias? (?:off|libre|de descanso))"
_TELL_ME = (
    r"(?:llameme|llamenme|escribame|escribanme|escribeme|contactenme|contacteme|contactarme|textee?me|texteenme|"
    r"textéame|mandeme (?:un )?(?:texto|mensaje|email|correo)|mandame (?:un )?(?:texto|mensaje|email|correo)|"
    r"comuniquese|hableme|hablenme|me (?:puede[n]? )?(?:escribir|escriban?|llamar?|llamen|contactar|hablen?|manden "
    r"(?:un )?(?:texto|mensaje)))"
)
_WHEN = (
    rf"(?:despues|antes|manana|mas tarde|luego|al rato|por la|en la|el (?:proximo )?{_DAYS}|los {_DAYS}|solo los|"
    rf"entre|a las|a partir|a mediodia|al mediodia|otro dia|cuando salga|de noche|en mi {_DAYS}|en el breik|hasta "
    rf"(?:el|la|las))"
)
_TEXTS = r"(?:mensajes|mensajitos|textos|sms|avisos|recordatorios|correos|emails|contacto)"

PREFERENCE: tuple[Phrase, ...] = (
    phrases(
        "set_contact_preference", "ES-PREF-TIME",
        r"no (?:me |nos |le |les )?(?:llamen?|escriban?|escriba|manden?|envien?|contacten?|texteen|molesten|hablen|"
        r"marquen)<es_at_time>",
        rf"no (?:los|en) (?:{_DAYS})(?! (?:puedo pagar|mejor que el pago|cobro))",
        rf"(?:los|las|el) (?:{_DAYS}|noches|mananas)(?: ya)? no(?= \.|$| estoy| voy| por| trabajo| descanso| puedo| "
        rf"me)(?! (?:puedo pagar|cobro|trabajo y|voy a estar))",
        rf"(?:{_DAYS}|esos dias) no me (?:escriba|llame|mande|texte)\w*",
        r"(?:solo|solamente|unicamente|nada mas) (?:me )?(?:pueden? )?(?:llamen|escriban|llamar\w*|escribir\w*|"
        r"manden|contacten|comuniquese)(?: me)? (?:despues|antes|por|en|los|entre|a partir)",
        rf"{_TELL_ME}(?: otra vez)? (?:solo )?{_WHEN}(?! (?:el pago|para pagar|le pago))",
        r"(?:despues|antes) de las \d+(?: \w+)? (?:solamente|nada mas|solo|ya no|si le contesto|si contesto)",
        r"(?:solo|pero solo) despues de (?:las|medio)",
        r"(?:no )?antes de las \d+(?: de la \w+)?(?= \.|$| por| que)(?! (?:pago|le pago|puedo))",
        r"mejor (?:hora|horario)(?: para)?(?! (?:pagar|el pago))",
        r"no (?:mientras|cuando) (?:trabajo|estoy)",
        r"(?:mejor|solo) (?:ya )?(?:en la (?:noche|nochecita|tarde|manana)|en las (?:tardes|mananas|noches)|a "
        r"mediodia|al mediodia|por la (?:tarde|noche|manana))(?! (?:pago|le pago|deposito))",
        r"(?:no )?(?:es )?(?:muy|tan) (?:tarde|temprano)(?: para)?(?: por favor| estoy| mandar| escribir| aqui)",
        r"(?:despues|antes) de las \w+(?: de la \w+)? ya no",
        r"luego le contesto",
        r"(?:ahorita|ahora) no(?: le)? (?:puedo|estoy)(?: contestar| hablar| atender)?(?! (?:pagar|dar|mandar|"
        r"cubrir))(?= \.|$| le| mas| luego| llam| por| contestar| hablar| atender| cuidando)",
        r"ahora no(?= \.|$)(?: \.)? ?(?:estoy|luego|mas tarde)",
        r"(?:manana|luego|mas tarde|al rato|despues|ya en la noche) (?:si )?le contesto",
        r"(?:mas tarde|luego|otro dia) por favor(?= \.|$)",
        r"de lunes a (?:viernes|jueves|sabado) (?:no puedo|estoy en)(?! pagar)",
        r"son las \d+ de la (?:manana|noche|madrugada)(?: cuando| aqui)?",
        r"horario de (?:california|texas|la costa)|\d horas mas",
        r"(?:es cuando|si) puedo leer (?:los|sus) mensajes",
        r"pero (?:solo )?(?:ya )?despues de las \d+ que salgo",
        r"mientras anda (?:manejando|trabajando)",
        r"no hay senal",
        r"(?:una|1) vez (?:por|a la) semana (?:nada mas|maximo|solo)",
        r"que me llame \w+ \w+ pero despues",
        unless=(
            r"(?:pago|pagar|pagarle|cobro|deposito|abono|cuota)(?: \w+){0,4} (?:despues|antes|el|los|en la|luego|a "
            r"las)|(?:puedo pagar|le pago|mando el (?:pago|dinero)|cobren|se cobre|me caiga)|cambiar la fecha|"
            r"(?:arreglo|plan)(?: \w+){0,6} (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos)|pongan?(?:lo|la)"
        ),
    ),
    phrases(
        "set_contact_preference", "ES-PREF-PLACE",
        r"(?:estoy|ando|voy|estamos|vengo) (?:(?!a )\w+ ){0,3}?(?:manejando|conduciendo|en (?:el|mi) (?:trabajo|"
        r"jale|hospital|doctor|medico|turno|aeropuerto|funeral|velorio|entierro|avion|culto|dentista|cine|bus)|"
        r"trabajando(?= ahora| ahorita| por| \.|$)|en (?:un|el) (?:funeral|velorio|entierro|turno|hospital|avion)|"
        r"en una (?:junta|reunion|boda|fiesta|clase)|en clases?|en la (?:escuela|iglesia|corte|oficina|clinica|"
        r"boda)|en (?:misa|labor de parto|cirugia)|durmiendo|velando|enterrando|en los quince|cuidando (?:a )?los "
        r"(?:nietos|ninos)|pescando|de viaje)(?! (?:con|por otra cosa y|para pagar|y no gano))",
        r"(?:este )?es (?:el|mi) (?:numero|telefono|celular) (?:del|de mi) (?:trabajo|jale|chamba|oficina)",
        r"mi (?:jefe|jefa|patron|trabajo|manager) (?:no (?:me )?(?:permite|deja)|se (?:enoja|molesta)|me regana)",
        r"(?:me regana|se molesta|se enoja) (?:el|mi) (?:jefe|manager|patron|dueno)|el dueno se molesta",
        r"no me (?:llamen?|escriban?|contacten?|manden?|marquen?) (?:(?:aqui|al|a mi|a la|en (?:el|mi)) (?:es mi "
        r")?(?:trabajo|restaurante|jale|casa|oficina|negocio)|alli|ahi)",
        r"no me contacten (?:alli|ahi)",
        r"(?:en el|en mi) (?:jale|trabajo) no (?:me dejan|puedo)(?! pagar)",
        r"no puedo (?:usar|sacar|ver|contestar|traer)(?: \w+)? (?:celular|telefono|phone|llamadas)",
        r"no (?:me )?(?:manden?|envien?|dejen?) (?:cartas?|nada|recados|correo)(?: \w+)? (?:a|en) (?:la|mi) casa",
        r"porque es de mi (?:chamba|trabajo)",
        r"no a la oficina",
        r"al (?:celular|telefono) si al de la casa no",
        r"es mi trabajo(?= \.|$)",
        unless=(
            r"velando a la senora que|(?:cuando|cada vez que) (?:estoy|ando) (?:en|trabaj)|no (?:estoy|ando) "
            r"trabajando|sin trabaj|perdi|buscando trabajo|(?:y )?gano|trabajando (?:por mi cuenta|poco|medio|"
            r"menos)|estuve|me corrieron"
        ),
    ),
    phrases(
        "set_contact_preference", "ES-PREF-MEDIUM",
        r"(?:prefiero|mejor|solo|solamente|unicamente) (?:que (?:todo |me ){0,4}(?:hablen |manden |llegue |escriban "
        r"|contacten )?(?:todo )?)?(?:por |el |al |los |un |en |via ){1,4}(?:correo|email|e mail|carta|cartas|"
        r"mensajes? de texto|textos?|mensajes?|llamadas?|telefono|papel|chat|correo postal)(?! (?:de|que|mi|la|el|"
        r"como|en (?:espanol|ingles)|otra|si))",
        r"(?:mejor|prefiero|solo) (?:mandame|mandeme|mandenme|escribeme|me manden|me llamen|que me (?:llamen|hablen|"
        r"escriban))(?: \w+)? (?:email|correo|texto|carta|por telefono|por email|por correo)",
        r"(?:por|via) (?:correo|email|carta|texto|aqui|este chat)(?: electronico| por texto)? (?:esta bien|esta "
        r"perfecto|por favor|mejor|nada mas|solamente)(?! (?:la|el|una))",
        r"(?:correo|email|texto|textos|mensajes?|mensaje de texto|chat) (?:esta[n]? bien|basta|si)(?= \.|$| pero| "
        r"por| me| gracias)",
        r"(?:contactenme|escribanme|escribame|comuniquese|contacteme|hablenme) (?:solo )?por (?:correo|email|carta|"
        r"texto|mensaje|telefono|whatsapp)",
        r"(?:mandeme|mandenme|mandame) (?:los avisos|todo|una carta|cartas|las cosas)(?: al| por| a mi)? ?(?:gmail|"
        r"correo|email|po box|casa|carta|(?= \.|$| al| por))(?! que diga)",
        r"mejor por (?:carta|correo|email|texto|telefono)",
        r"al (?:email|correo|gmail) si",
        r"(?:solo|nada mas) por (?:texto|correo|email|carta|este chat)",
        r"por este chat (?:nada mas|solo)",
        r"llamadas no contesto",
        r"puede ser por (?:la app|correo|email|texto)",
        r"si (?:ocupan|necesitan|necesito) algo mandenme una carta",
        r"prefiero que me hablen", r"prefiero (?:carta|cartas|email|correo|textos?|llamadas)(?= \.|$| por| que| a)",
        unless=(
            r"(?:recibo|comprobante|prueba\w*|contrato|validacion|desglose|acuerdo|factura|documentos?)(?: "
            r"\w+){0,5} (?:por|al|via) (?:correo|email|escrito)|(?:por|al) (?:correo|email)(?: \w+){0,3} "
            r"(?:prueba\w*|recibo|comprobante|contrato|acuerdo|cheque|pago)|(?:pago|pagar|mandar el|cheque|dinero|"
            r"money order)(?: \w+){0,4} por (?:correo|telefono|texto)|mi (?:correo|email) es|cambi\w+ mi|por "
            r"escrito (?:las|la|que|el)|la prueba"
        ),
    ),
    whole_message(
        "set_contact_preference",
        "ES-PREF-WHOLE",
        r"(?:estoy |ando |voy )?manejando",
        r"(?:ahora|ahorita) no puedo hablar",
        r"solo despues de las \d+",
        r"a esta hora no(?: estoy trabajando)?",
        r"(?:estoy |ando )(?:trabajando|en el trabajo|en el medico)",
        r"no (?:tan )?(?:tarde|temprano)"
    ),
)  # fmt: skip

RESUME: tuple[Phrase, ...] = (
    phrases(
        "resume_contact", "ES-RESUME",
        rf"(?:ya |si |ahora si ){{0,4}}(?:me |nos )?(?:pueden?) (?:volver a |seguir )?(?:escribir|mandar|enviar|"
        rf"textear|contactar|llamar|hablar)(?:me|nos)?(?: (?:{_TEXTS}|por aqui|por mensaje))? (?:otra vez|de nuevo|"
        rf"nuevamente)(?! (?:manana|a las|mas tarde|despues de|el))",
        rf"(?:ya |si |ahora si ){{1,4}}(?:me )?(?:pueden?) (?:volver a )?(?:escribirme|textearme|contactarme|"
        rf"mandarme {_TEXTS}|escribir|contactar|mandar|textear|comunicarse|hablar\w*)(?= \.|$| pero| conmigo| solo)",
        r"(?:ya )?(?:me )?pueden? volver a (?:escribir|mandar|enviar|contactar|textear|llamar)(?:me)?",
        rf"(?:pueden|puede) (?:escribirme|contactarme|textearme|mandarme {_TEXTS}|comunicarse conmigo)(?= \.|$)",
        r"(?:^|si |por favor |ya |ahora )(?:vuelvan|vuelva) a (?:escribir|mandar|enviar|contactar|textear|dar\w* de "
        r"alta)(?:me|los)?",
        rf"(?:quiero|deseo|acepto) (?:volver a |seguir |otra vez )?(?:recibir|recibiendo) (?:\w+ )?{_TEXTS}(?: \w+ "
        rf"ustedes)?(?: otra vez| de nuevo)?(?! (?:solo|cuando))",
        rf"(?:reanud|reactiv|activ|desbloque)\w*(?:me|nos|en|enme)? (?:otra vez )?(?:de nuevo )?(?:los |el |mis |"
        rf"sus ){{0,4}}(?:{_TEXTS}|numero)(?: otra vez)?",
        r"(?:reactivenme|reactiveme|desbloqueenme|desbloqueeme|suscribirme de nuevo)",
        rf"(?:escribanme|escribame|mandenme {_TEXTS}|mandenmelos|tirame los mensajes|manden) (?:otra vez|de nuevo)",
        rf"(?:sigan?|sigame|sigueme|siga) (?:mandando|escribiendo|enviando|mandandome|escribiendome)(?:me)?(?: "
        rf"(?:los )?{_TEXTS}| normal|(?= \.|$))",
        r"(?:les |te )?(?:doy|dan|tienen|tiene) (?:mi )?(?:permiso|autorizacion)(?: de nuevo| otra vez)? (?:de|"
        r"para) (?:volver a )?(?:text|escrib|contact|mandar\w* (?:mensajes|textos)|llam)\w*",
        r"(?:autorizo|permito|acepto)(?: otra vez)? (?:que me (?:contacten|escriban|manden|texteen)|comunicarse)(?: "
        r"nuevamente| otra vez| de nuevo)?",
        r"les permito otra vez",
        r"(?:retiro lo que dije|cambie de opinion)(?: \w+){0,4} (?:contactar|escribir|pueden)",
        rf"(?:pongan?me|pongame|metan?me|anoten?me|agregu?en?me|denme|darme|dan|me dan|anoteme)(?: \w+)? ?(?:otra "
        rf"vez|de nuevo|de alta)(?: (?:a|en|para) (?:la|los|recibir)? ?(?:lista(?: de mensajes)?|{_TEXTS}|recibir "
        rf"textos))?",
        rf"(?:si|ya) quiero (?:que me (?:escriban|manden|texteen)|{_TEXTS}|recibir)",
        r"(?:ya )?quiero que me (?:manden|escriban|texteen)(?: los (?:textos|mensajes))? (?:como antes|otra vez|de "
        r"nuevo)",
        r"que me reactiven",
        r"no me quiten de los mensajes|me activan los mensajes",
        unless=(
            r"no me (?:llego|salio|aparece|abrio)|"
            r"(?:mand|envi)ar\w* (?:el|la|mi|un|una) (?:recibo|link|enlace|carta|contrato|comprobante|foto|informacion)|"
            r"(?:no|ni|nunca|cuando|cuantas veces|por que) (?:me |nos |quiero |que |deseo |pueden? |se "
            r"){0,4}(?:vuelvan?|volver|recibir|escribir|contactar|pueden?|mandar|escriban|textear)|no (?:sigan|siga|"
            r"vuelvan?)|(?:pago|tarjeta|autopay|plan|autodebito)(?: \w+)? (?:otra vez|de nuevo)|(?:reactiv|"
            r"activ)\w* (?:mi|el|la) (?:plan|cuenta|pago|tarjeta)|sigan (?:molest|chingando|escribiendo y)|si (?:me "
            r")?(?:siguen|sigue)|otra vez manana|al que me"
        ),
    ),
    whole_message(
        "resume_contact",
        "ES-RESUME-WHOLE",
        "iniciar",
        "reanudar",
        "unstop",
        "start",
        "comenzar",
        r"activar (?:mensajes|textos)",
        r"suscribir(?:me)?(?: de nuevo| otra vez)?",
        r"(?:ya )?pueden? (?:escribir|textear|mandar mensajes)(?:me)?(?: otra vez)?",
        r"alta"
    ),
)  # fmt: skip
