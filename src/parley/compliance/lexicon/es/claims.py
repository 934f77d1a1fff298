"""Spanish phrases that refuse to pay, or dispute the debt or its amount.

Source: 12 CFR 1006.6(c)(1), 1006.38; rule EV-CEASE.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PARTLY = (
    r"(?! (?:(?:la |esa |esta )?cantidad|tanto|mas de|mas que|tan|todo|completo|hoy(?! ni)|manana|hasta|si no|antes|"
    r"esta semana|este mes|este (?:viernes|lunes|martes|miercoles|jueves|sabado|domingo)|el (?:viernes|lunes|martes|"
    r"dia)|ahorita|ahora|intereses|recargos|los recargos|los intereses|[\$\d]+|eso de|eso tan|por telefono|con "
    r"tarjeta|de mas|en efectivo|a tiempo|doble|dos veces|lo del plan|de un jalon|de golpe|porque no (?:he|tengo)|"
    r"sin (?:ver|pruebas|papeles)|nada (?:sin|hasta)))"
)
_MY_DEBT = r"mi (?:deuda|cuenta|prestamo|tarjeta|cargo|saldo|responsabilidad|problema|contrato|recibo|bil|bill)"

REFUSE: tuple[Phrase, ...] = (
    phrases(
        "refuse_to_pay", "ES-REFUSE",
        rf"no (?:les |le |lo |la |te |se los |se lo |se las |me da la gana ){{0,4}}(?:voy|vamos|pienso|planeo|"
        rf"pensamos|tengo (?:ninguna )?(?:la )?intencion de|quiero|pretendo|vuelvo|volvere) (?:a )?(?:pagar\w*|"
        rf"cubrir\w*|darles?|dar|mandar(?:les)? dinero|soltar\w*)(?! (?:esa|mi|su|mas|el|la|ese) (?:info\w*|"
        rf"informacion|dato|numero|zip|social|fecha))(?: (?:nada|nunca|jamas|eso|esto|a ustedes|esa|esta|una?|ni|"
        rf"dinero))?{_PARTLY}",
        rf"(?:yo )?(?:a ustedes )?no (?:les |le |lo |la |te |se la |se lo )?(?:pagare|pagaremos|pago|pagaria|"
        rf"pagariamos)(?= nada| ni| nunca| jamas| \.|$| esto| eso| esa| esta| a ustedes| porque| deudas| hoy ni| "
        rf"arreglense| mano| y)(?! (?:nada |eso |esto )?(?:sin|hasta|si no|porque no (?:he|tengo|cobro)|y (?:si|"
        rf"que)))(?: (?:nada|ni|nunca|deudas))?{_PARTLY}",
        r"(?:nunca|jamas) (?:les |le |lo |la |te )?(?:voy a pagar|pagare|voy a pagarles|voy a dar)\w*",
        r"(?:me (?:niego|rehuso)|nos negamos)(?: a pagar\w*|(?= \.|$| no pienso))",
        r"no (?:les |le |te )?(?:voy a dar|doy|dare|pienso dar(?:les)?) (?:ni |mi )?(?:un|ni un|nada|dinero|un "
        r"chavo|un centavo|ni un peso)(?! (?:de (?:datos|info\w*|informacion|mi|mis)|mas informacion|sin))",
        r"(?:de mi|conmigo)? ?(?:no |aqui no )?van a (?:ver|recibir|sacar\w*)(?: \w+){0,3}? (?:centavo|dinero|peso|"
        r"nada|dolar|chavo)",
        r"no (?:me|les|le) (?:vas|van|va) a sacar (?:ni )?\w+",
        r"ni un (?:centavo|peso|dolar|quinto|cinco|chavo|penny)(?= mas| \.|$| les| de mi| partido| van| voy| a "
        r"ustedes| por)",
        r"(?:ni loc[oa]|ni muert[oa]|primero muert[oa]|antes muert[oa]|ni en suenos)(?: \w+){0,5} (?:pago|pagar\w*|"
        r"darles?|les pago|mi dinero)",
        r"(?:decidi(?:do|mos)?|hemos decidido|decidimos) no pagar\w*",
        r"(?:ni|no) esperen que (?:les|le|yo) (?:pague|paguen)",
        r"suena que (?:te|les|le) voy a pagar",
        r"(?:que|ahi) (?:lo |la )?pague (?:su|tu) (?:abuela|madre|mama)(?: yo no)?",
        r"yo no (?:la|lo|los|las) (?:pago|voy a pagar|pagare)(?= \.|$| ni| porque| y)",
        r"no lo voy a (?:hacer|pagar)(?= \.|$)(?! (?:hoy|ahora))",
        r"no (?:las|los|la|lo) voy a pagar(?= \.|$| punto| nunca| jamas)|(?:plata|dinero|lana|feria) no se (?:la|"
        r"las|lo) voy a dar",
        r"ni con (?:juez|abogado|policia)(?: \w+)? pago",
        r"ni les voy a pagar",
        rf"no pienso pagar\w*{_PARTLY}",
        r"aunque pudiera no(?: \w+)? pag\w+",
        r"pagar(?: \w+){0,3} bajo ninguna circunstancia",
        r"no me van a convencer",
        r"no pienso cubrir",
        r"no (?:les |le )?pienso (?:pagar|mandar|dar)(?: \w+)?",
        unless=(
            r"(?:recargos?|intereses)(?: \.)? pero (?:lo demas|el resto|lo otro) si|"
            r"(?:que pasa|si|cuando|por|porque|aunque) (?:yo )?(?:ya )?no (?:les |le |lo |la )?(?:pago|pagara|pague|"
            r"voy a pagar|puedo)(?! (?:porque|deudas))|no tengo ni un|(?:no es que|no digo que) no quiera|(?:pagado|"
            r"pague|debo) ni un|ni un (?:peso|centavo) (?:en|para (?:comer|la)|tengo)|pero (?:si |le |les |puedo |"
            r"\d+ |\w+ al mes){1,4}(?:puedo|doy|dar|\d+)|si se los doy|les doy \d|todo no se|autorizacion de|(?:zip|"
            r"social|fecha|info\w*|dato\w*|codigo|numero)(?: \w+){0,3} no se (?:lo|la|los|las) voy|(?:les|le) "
            r"ofrezco|(?:no he|no me han|no me) (?:cobrado|pagan|pagado)|de datos|mis datos|mi (?:fecha|seguro|ssn)|"
            r"la otra semana|me atrase|sin (?:ver|pruebas|papeles|comprobantes?)|hasta (?:que|no) (?:me|ver|vea)|"
            r"ver papeles|(?:mi jefe|el trabajo|el seguro|la aseguranza|el patron) no (?:me )?(?:quiere|va a) pagar|"
            r"quiero pagar(?:les)? pero|no voy a pagar (?:eso )?tan"
        ),
    ),
    whole_message(
        "refuse_to_pay",
        "ES-REFUSE-WHOLE",
        r"(?:yo )?no (?:te |les |le |la |lo )?pago(?: nada| nunca)?",
        r"no (?:les |te |le )?voy a pagar(?: nada| nunca)?",
        r"(?:ni )?un centavo",
        r"no quiero pagar(?: y no lo voy a hacer)?",
        r"me niego"
    ),
)  # fmt: skip

DISPUTE: tuple[Phrase, ...] = (
    phrases(
        "dispute_debt", "ES-DISPUTE",
        r"(?:yo |^|formalmente |quiero |voy a |vengo a |deseo |y |que )?(?:disputo|disputando|disputamos|disputar|"
        r"impugno|impugnar|objeto|rechazo)(?= (?:la|esta|esa|este|ese|el|eso|esto|dicha|cuenta)|$| \.)",
        r"cuenta en disputa|en disputa",
        r"(?:yo )?no (?:les |le |lo |la |las |los )?debo(?: (?:nada|eso|esto|ese|esa|esta|ni|dinero|tanto|un peso|"
        r"ninguna|\d)|(?= \.|$| porque))(?! (?:de|a partir|cuando))",
        r"yo no (?:les |le |la )?debo",
        r"(?:no|nunca) (?:es|ha sido|fue|son|era) (?:mi[oa]s?)(?= \.|$| \w+)(?! (?:el (?:numero|correo|telefono)|"
        r"ese numero|y no (?:soy|vivo)|ni soy))",
        rf"no es {_MY_DEBT}(?! (?:ya|que))",
        r"(?:deuda|cuenta|esto|eso|cargo|tarjeta) (?:\w+ )?no (?:es|son|fue|era) mi[oa]s?",
        r"(?:niego|dudo) que (?:esta|esa|la) deuda sea mia",
        r"algo que no es mio|que yo no abri",
        r"(?:monto|saldo|cantidad|balance|total|cuenta|cargo|cobro) (?:\w+ ){0,4}?(?:esta (?:mal|inflad[oa]|"
        r"equivocad[oa])|es incorrect[oa]|incorrect[oa]|equivocad[oa]|no es correct[oa]|no es (?:el|la) correct[oa]|"
        r"inflad[oa])",
        r"esta mal (?:la cantidad|el monto|el saldo|ese cargo|la cuenta)",
        r"eso esta (?:mal|equivocado)(?= \.|$| yo)",
        r"no (?:la|lo)? ?reconozco(?: (?:esa|esta|la|ese|este|eso|esto|dicha|como mia)(?! (?:numero|nombre))| el "
        r"(?:cargo|saldo|monto|cobro)| ninguna|(?= \.|$| mandenme| y))",
        r"(?:yo )?(?:nunca|jamas|ni|no) (?:tuve|abri|saque|firme|pedi|use|compre|solicite|he tenido|fui|estuve|"
        r"rente|contrate|recibi|vivi|quede debiendo|hice)(?: \w+){0,3}? (?:cuenta|tarjeta|prestamo|deuda|contrato|"
        r"credito|eso|esto|nada|ustedes|hospital|clinica|tienda|apartamentos?|servicio|producto|ahi|ese banco|"
        r"debiendo)(?! (?:con quien|por escrito|de ustedes|en el correo|con ustedes y|por correo))",
        r"ese \w+ no lo (?:rente|compre|saque|pedi|firme) yo",
        r"no (?:estoy de acuerdo|acepto|concuerdo)(?: con)? (?:el|la|esa|ese|esta|este) (?:monto|cantidad|deuda|"
        r"saldo|cobro|cuenta|cargo|total)",
        r"(?:en|con|segun) (?:el|mi) divorcio(?! (?:me|perdi|gaste|no))|(?:juez|corte)(?: \w+)? (?:le puso|dijo que|"
        r"ordeno que)(?: esa| la| mi| el){0,4}(?: \w+){0,3}? ?(?:deuda|cuenta|a mi ex|le tocaba|tocaba a)|segun el "
        r"juez",
        r"usuari[oa] autorizad[oa]|tarjeta adicional|solo (?:era )?(?:el )?(?:cosigner|fiador|aval)",
        r"(?:seguro|aseguranza|compensacion|workers comp|companya|compania|otra aseguranza|medicaid|medicare|"
        r"garantia|patron|trabajo)(?: \w+){0,2}? (?:debia|debe de|debe|tenia que|tiene que|deberia|le toca|le "
        r"tocaba) ?(?:pagar|cubrir|pagarlo|cubrirlo|responder|pagar eso)",
        r"(?:le|les|eso le) toca(?:ba)? (?:pagar )?a (?:mi ex|ella|el|mi|la (?:compania|aseguranza)|otro|ellos)(?! "
        r"el (?:pago|turno))",
        r"(?:a mi )?no me (?:toca|corresponde|tocaba|pertenece)(?: pagar)?(?! (?:a mi contestar|contestar|hasta|"
        r"pagar (?:hasta|este)))",
        r"(?:eso )?lo debe (?:mi|el|ella|otra) (?:\w+ )?(?:no yo)?",
        r"solo (?:les )?debo",
        r"no soy responsable de(?! (?:mi|otr))",
        r"(?:me )?(?:estan cobrando|cobran|cobraron|quieren cobrar)(?: \w+)? (?:de mas|doble|dos veces|algo que no|"
        r"un servicio que no|por algo)",
        r"(?:devolvi|regrese|entregue) (?:el|la|los|las) (?:\w+)(?: y| pero)? (?:me siguen cobrando|no me lo|siguen|"
        r"no)(?: \w+)?|devolvi el \w+",
        r"nunca me (?:entregaron|dieron|llego|instalaron)(?: el| la)? ?(?:producto|sofa|servicio|mueble|carro|"
        r"pedido|telefono)?(?= \.|$| no| y)(?! (?:carta|recibo|link|nada por correo))",
        r"(?:eso|esa|esto|deuda|cuenta) (?:es|son|fue|era) de otra persona|mi mismo nombre(?= \.|$)|con mi mismo "
        r"nombre",
        r"se equivocaron de (?:cuenta|monto|persona con la cuenta)",
        r"(?:no tengo|yo no tengo|sin) (?:ninguna )?deudas?(?: con (?:nadie|ustedes|ese|ese banco))?(?= \.|$| con)",
        r"a mi no me cobren(?! (?:intereses|recargos))",
        r"no tengo por que (?:deber|pagar)",
        r"no (?:debo|le debo) (?:ninguna|un)(?: \w+)?",
        r"son mentira|es mentira que debo",
        r"pusieron de cosigner",
        r"no me (?:suena|acuerdo de) (?:esa|esta) cuenta y",
        r"(?:debia|yo debia|eran|quedaban|decia) (?:\w+ ){0,3}?[\d ]+(?: y)? (?:ustedes )?(?:me )?(?:ponen|cobran|"
        r"pusieron|no)",
        r"no (?:me )?lo (?:rebajaron|descontaron|reflejan)",
        r"no debo ni (?:un|\w+)",
        r"no debo ninguna",
        r"no debo [\d]+",
        unless=(
            r"nada a mi|"
            r"(?:si|como|puedo|que pasa si|para|cuanto tiempo|derecho a|plazo para|donde) (?:yo |tengo para |puedo |"
            r"quiero |se ){0,4}(?:disputo|disputar|impugnar)|no (?:lo |la )?disput\w+|puro interes|despues de "
            r"(?:esto|eso)|(?:y |de que |asi |entonces |para que |carta de que )(?:ya )?no (?:les )?debo|ya no debo "
            r"nada (?:lo|la|porque (?:ya )?pague)|no reconozco (?:el|este|ese) (?:numero|nombre|telefono|contacto)|"
            r"(?:mi nombre|ese nombre|numero|correo) no es|no es mio ni soy|(?:fraude|robo|identidad|mis datos|"
            r"ladron|hacke\w+|falsific\w+|me usaron|letra no|solicitud con mi)|creo que no debo|no se si (?:la|lo) "
            r"debo|cuanto debo|que no debo (?:hacer|firmar|decir)|(?:doscientos|mil|\d{3,}) (?:de un golpe )?y "
            r"(?:ya )?no debo"
        ),
    ),
    whole_message(
        "dispute_debt",
        "ES-DISPUTE-WHOLE",
        r"(?:eso |esa |ese |esto )?no es mi[oa]",
        r"(?:yo )?no debo(?: nada| eso| esto)?",
        r"(?:esa )?no es mi (?:deuda|cuenta)",
        r"disputo(?: la deuda| esto| eso)?",
        r"es un error"
    ),
)  # fmt: skip
