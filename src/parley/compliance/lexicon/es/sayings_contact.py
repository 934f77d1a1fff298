"""Spanish turns of phrase that wish for something: sayings, regional words, few words, or formal letters.

Source: 12 CFR 1006.6(b)(1) and (c), 1006.14(h)(1); 12 CFR 1005.10(c); rules TCPA-REV-ANY and REGF-6C-LIFT.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_KIND = r"(?:cartas?|llamadas?|mensajes?|textos?|correos?|visitas?|avisos)"
_DAY = r"(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)"
_HOUR = r"(?:las? )?\d{1,2}(?: ?[ap]m)?"
_AGREED = r"(?:permiso|autorizacion|consentimiento)"

CONTACT_SAYINGS: tuple[Phrase, ...] = (
    phrases(
        "stop_contact", "ES-STOP-SAYING",
        rf"(?:revoco|retiro|quito|cancelo|anulo)(?: \w+){{0,2}} {_AGREED} (?:para|de) "
        rf"(?:recibir|que me (?!descuent|cobr|saq|sac|jal|quit)\w+|"
        rf"mandarme|enviarme|"
        rf"escribirme)",
        r"(?:apunteme|anoteme|pongame|pongan?me) en la (?:\w+ ){0,2}?(?:do not (?:text|call|contact)|lista de no \w+)",
        r"(?:me )?puede[n]? (?:sacar|quitar|borrar)(?:me)? de (?:la|su|esa) lista(?: de <es_texts>)?",
        r"no mas (?:whats ?apps?|wasaps?|recaditos|mensajitos|recados)",
        r"ya no me (?:ponga|pongan|deje|dejen|eche|echen) (?:mas )?(?:recad\w+|mensaj\w+|textos)",
        r"(?:no quiero|ya no quiero) que me (?:siga|este|sigan) (?:sonando|pitando|vibrando)",
        r"(?:sms|mensajes|textos|avisos)(?: \w+){0,4} paren?los(?: ya)?",
        r"por esta via ya no",
        unless=r"pago|cobro|tarjeta|debito",
    ),
    phrases(
        "stop_contact", "ES-STOP-COSTS",
        r"(?:ya )?no (?:me )?gasten mi saldo|(?:ya )?no (?:me )?(?:los |los me )?manden?(?= \.|$| mas)",
        requires=r"me cuestan? (?:\d+|centavos|dinero)|me cobran (?:cada|por)",
    ),
    phrases(
        "cease_all_contact", "ES-CEASE-SAYING",
        rf"ni {_KIND}(?: \.)? ni {_KIND}(?: \.)? ni (?:{_KIND}|nada)",
        r"(?:cese|cesen|cesar|suspension|alto)(?: \w+){0,2} (?:toda|cualquier|todo) (?:\w+ )?(?:comunicacion|contacto)",
        r"cese (?:inmediato )?de toda (?:comunicacion|forma de contacto)",
        r"no quiero (?:volver a |nunca mas )?saber (?:nada )?(?:mas )?de ustedes",
        r"no quiero (?:ningun )?(?:otro |mas )?contacto (?:de|con) (?:su empresa|ustedes|su compania)",
        r"no vuelvan? a tocar mi (?:puerta|buzon|telefono)",
        r"cortemos (?:aca|aqui)(?: \w+){0,8} (?:contacto|tu lado|por el mio)",
        unless=r"solo por|nada mas por|prefiero|pago|cobro",
    ),
    phrases(
        "resume_contact", "ES-RESUME-SAYING",
        r"siempre si (?:escribanme|escribame|mandenme|mandeme|quiero)",
        r"start (?:otra vez|de nuevo)",
        r"(?:dejo sin efecto|retiro|anulo|cancelo|revoco)(?: \w+){0,3} (?:solicitud|peticion|carta|orden)(?: "
        r"\w+){0,2} de no ser "
        r"(?:contactad|molestad)\w+",
        r"vuelv\w+ a (?:conectarme|ponerme|inscribirme|apuntarme|meterme|agregarme|suscribirme)|volve\w+ a (?:poner|conectar)",
        r"siganme (?:avisando|escribiendo|mandando|informando)",
        r"(?:retiro lo dicho|me retracto)(?: \.)?(?: \w+){0,2} (?:puede[n]?|ya pueden?) (?:marcarme|llamarme|escribirme|"
        r"contactarme)",
        r"(?:olvide|olviden|olvidense de|ignore|ignoren)(?: de)? (?:lo de )?la carta(?: \w+){0,4} (?:no me|para que no|"
        r"pa que no)",
        r"(?:aquello|lo) de no (?:comunicarse|llamarme|contactarme|escribirme|molestarme)(?: \w+){0,2} ya no (?:aplica|"
        r"vale|cuenta)",
        unless=r"banco|pago automatico|si no|cuando me",
    ),
    phrases(
        "set_contact_preference", "ES-PREF-SAYING",
        rf"(?:ese|esos|los|el) (?:dia|dias|{_DAY}) ni (?:un )?(?:mensaje|texto|llamada)s?",
        r"(?:al|a mi|en el|en mi) (?:trabajo|jale|chamba|oficina) no me (?:llam|escrib|mand|marqu|habl|busqu)\w+",
        r"prefiero (?:las cosas|todo|lo mio)?(?: \w+)? ?por (?:carta|correo|escrito|email|texto)",
        rf"(?:busqueme|agarreme|encuentreme|hableme|marqueme|llameme|escribame)(?: \w+){{0,3}} (?:como )?(?:a|de) {_HOUR}",
        r"(?:mejor )?entre semana (?:al|a) (?:mediodia|medio dia)",
        r"(?:tiene|tendria) que ser por escrito",
        rf"(?:solo|solamente|nada mas|unicamente)(?: \w+)? (?:de|entre) {_HOUR} (?:a|y) {_HOUR}",
        rf"no (?:me )?(?:enviar\w*|mandar\w*|escribir\w*)(?: \w+){{0,2}} (?:en esa fecha|esos dias|ese dia|los {_DAY})",
        r"a mi celular si",
        unless=r"pago|pagar|cuota|cobr\w+|recibo|prueb\w+|deposit\w+|comprobante",
    ),
    phrases(
        "revoke_payment_authorization", "ES-REVOKE-SAYING",
        r"no autorizo (?:mas|ningun|mas ningun)(?: \w+)? (?:retiros?|cobros?|cargos?|debitos?|descuentos?)",
        r"(?:revoco|retiro|cancelo|anulo) (?:la|mi|esa) autorizacion (?:ach|de (?:debito|cobro|pago|cargo))",
        r"dejen (?:mi|quieta mi|quieto mi) (?:debito|tarjeta|cuenta)(?: quiet[oa]| en paz)?(?= \.|$| yo| que)",
        r"sac(?:ar|an|quen) (?:la|mi) tarjeta del (?:plan|sistema)",
        r"que no se (?:me )?(?:descuente|cobre|rebaje) mas",
        r"pagos (?:los haga|los hago) yo (?:a mano|mism[oa])",
        r"(?:cobro|pago|debito) recurrente(?: \.)?(?: \w+){0,3} (?:anulo|cancelo|revoco|se acabo)",
        r"(?:jalan|sacan|agarran)(?: \w+){0,12} no lo hagan mas",
        unless=r"fecha|hasta que|mientras",
    ),
    phrases(
        "refuse_to_pay", "ES-REFUSE-SAYING",
        r"(?:primero|antes) se congela el infierno|hasta que se congele el infierno",
        r"(?:decision|decidi|decidido)(?: \w+)? (?:de )?no (?:pagar|pagarles)",
        r"me niego (?:rotundamente|a pagar\w*)",
        r"no voy a (?:mandarles|darles|pagarles) nada",
        r"(?:plata|dinero|lana|nada) de aqui no sale|de aqui no sale (?:plata|dinero|ni un)",
        r"mi dinero se queda en mi bols\w+",
        r"no (?:me )?van a cobrar (?:jamas|nunca)",
        r"(?:yo )?no (?:pongo|suelto) (?:un|ni un) (?:mango|peso|centavo|quinto|chavo|duro)",
        unless=r"si no|hasta que me|mientras no|este mes|ahorita no",
    ),
    whole_message("refuse_to_pay", "ES-REFUSE-WAIT", r"esperen sentad[oa]s"),
)  # fmt: skip
