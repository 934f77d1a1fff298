"""Spanish phrases that say the debt is paid, or that automatic payments must end.

Source: 12 CFR 1006.18(b)(2)(i); 12 CFR 1005.10(c).
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PAYER = (
    r"(?:seguro|aseguranza|medicaid|medicare|workers comp|patron|abogado|banco|escuela|beca|iglesia|hospital|hijo|"
    r"hija|esposo|esposa|mama|papa|hermano|hermana|comp|compensacion|gobierno|caridad)"
)
_AUTO = (
    r"(?:pagos? automatic\w+|autopay|auto pay|debitos?(?: automatic\w+)?|cargos?(?: automatic\w+)?|retiros?|cobros? "
    r"automatic\w+|pagos? recurrentes?|descuentos? automatic\w+|domiciliacion|cargos recurrentes|cobro|automatico)"
)
_BANK = (
    r"(?:cuenta(?: de (?:cheques|banco|ahorros?))?|tarjeta|banco|chequera|checking|debito|visa|dinero|cheque|seguro "
    r"social|plata)"
)

PAID: tuple[Phrase, ...] = (
    phrases(
        "claim_already_paid", "ES-PAID",
        r"(?:ya|yo ya|si ya) (?:lo |la |les |le |los |las |se lo |se los |esta |esa |todo |he |habia |te |di "
        r"){0,4}(?:pague|page|pagado|pagamos|liquide|salde|finiquite|cubri|pagaron|termine de pagar\w*)(?! (?:la "
        r"mitad|una parte|\$?\d+ (?:nada mas|solo)))",
        r"ya (?:lo |la |la habia )?cancele (?:todo|esa|esta|eso|la (?:cuenta|deuda)|el (?:saldo|ano))(?! (?:el plan|"
        r"el servicio|mi suscripcion))",
        r"(?:lo|la|los|las|eso|esto|esa) (?:ya )?(?:pague|page|liquide|salde|finiquite|termine de pagar)(?! "
        r"(?:manana|el viernes))",
        r"(?:esta|fue|quedo|quedado|es|ta|eso|ya esta|dieron por) (?:ya )?(?:pagad[oa]|liquidad[oa]|saldad[oa]|"
        r"pago(?= eso| hace| \.|$)|settled|en cero|cerrado y pagado|cancelad[oa] desde)(?! (?:en el (?:buro|bureau|"
        r"reporte)))",
        r"pague (?:esto|eso|todo|la deuda|la cuenta|el ano|hace|en (?:completo|full|el|la|20\d\d)|completo|ayer|el "
        r"(?:lunes|martes|miercoles|jueves|viernes|mes)|por la pagina|la mitad quedo|y me dieron)",
        rf"(?:{_PAYER})(?! (?:como|yo|esta))(?: \w+){{0,5}}? (?:ya )?(?:lo |la |les |le |me lo ){{0,4}}(?:(?<!yo "
        rf")(?<!le "
        rf")(?<!te )pago|les pago|le pago|cubrio|liquido|hizo ese pago|saldo)(?= \.|$| todo| esa| ese| eso| la| el| "
        rf"completit\w+| por| todas| cuando| llamen)(?! (?:solo|la mitad|parte|minimo|mensual|al mes))",
        r"(?:mande|envie|hice|deposite|di) (?:ya )?(?:el|un|mi|ese|todos los|los) (?:pagos?|cheque|money order|"
        r"giro)(?! (?:el (?:viernes|lunes) si|manana|pero (?:reboto|no paso)))(?! (?:de (?:la renta|el carro)))",
        r"(?:les |le )?(?:mande|envie|deposite|page|pague) (?:el |un |la )?(?:money order|cheque|giro|transferencia|"
        r"pago|zelle)",
        r"acabo de (?:mandar|hacer|pagar|enviar|depositar) (?:el |mi |lo |la |les ){0,4}(?:de )?(?:pago|este mes|"
        r"transferencia|cuota|deposito)?",
        r"(?:ayer|anoche|hoy|el \w+|la semana pasada)(?: ya)? (?:les |le )?(?:deposite|pague|mande|transferi)(?! "
        r"(?:la renta|la luz))",
        r"(?:se les|se le) (?:mando|pago|deposito) (?:lo de este mes|el pago|ya|todo)",
        r"tengo (?:el |los |un |la |mi )?(?:recibos?|comprobantes?|carta)(?: \w+){0,2}? (?:de (?:pago|que|lo que)|"
        r"que (?:dice|ya|quede|muestra))(?! (?:sueldo|nomina|de ingresos|luz))",
        r"tengo (?:el |los |mi )?(?:recibos?|comprobantes?)(?= \.|$| aqui| desde| y)",
        r"(?:ya )?(?:lo|la|y ya lo|la) cobraron|ya cobraron (?:el|mi)",
        r"(?:eso |se )se pago con|se pago con mis (?:taxes|impuestos)",
        r"(?:quede|quedaba|quedo|ya quede) en cero",
        r"me descontaron todo",
        r"(?:arregle|arreglo|hice un arreglo)(?: \w+){0,8} (?:por pagado|quedo cerrado|pague la mitad)",
        r"pagado en su totalidad",
        r"esta cancelada desde",
        r"termine de pagar(?:la|lo|les)?(?! (?:en|el) (?:\w+ )?(?:proximo|siguiente))",
        r"eso ya esta (?:pagado|pago|saldado|liquidado)",
        unless=(
            r"(?:cual|que) banco|"
            r"a nombre de (?:que|quien)|(?:pague|pagado) (?:la renta|el rentero|la luz|el gas|el agua|el carro|la "
            r"escuela)|ultima vez que|"
            r"(?:carta|constancia|papel|documento|comprobante) (?:de )?(?:que )?(?:la |mi |esa )?(?:cuenta|deuda) (?:ya )?"
            r"(?:esta |quedo |fue )?(?:saldad|pagad|liquidad)\w+|"
            r"(?:ya )?pague \d+|cuanto (?:me )?(?:falta|debo)|yo (?:lo|la) pago|(?:si|me confirma si) (?:ya "
            r")?(?:paso|se reflejo|entro|les llego)|licenciad[oa]|como (?:le|les) pago|yo pago todo|mande$|dejamos "
            r"(?:eso |todo )?en cero|(?:no|nunca|si|cuando|hasta que|una vez|despues de que|ni|aunque|si ya|para "
            r"que|en cuanto|apenas|para cuando) (?:ya |yo |lo |la |les |he |este |haya |se |este todo |los |ya lo |"
            r"ya la ){0,4}(?:pag\w+|liquid\w+|cancel\w+|hice|mande|envie|termine)|(?:cuando|hasta) ya|recibo de "
            r"(?:sueldo|nomina|luz)|dios (?:se )?(?:lo|la|te lo)|(?:papel|carta|recibos?|comprobante|documento|"
            r"constancia)(?: \w+){0,4} (?:de que ya termine|que diga|de todo el ano|de lo que (?:les )?pague|diga "
            r"que|quiere)|necesito (?:un|una|el|los) (?:papel|carta|recibo|comprobante)|(?:van a poner|aparece|"
            r"aparecera|sale|poner) (?:que )?(?:esta )?(?:como )?pagad|(?:cuanto|que) (?:les |le )?(?:he )?(?:pague|"
            r"pagado)|(?:recibieron|les llego|entro|se reflejo|paso)(?: \w+)? (?:mi|el) pago|cancele el servicio|"
            r"(?:que|quien) (?:les |le |lo |la )?pague|yo cancele (?:el|mi) (?:servicio|contrato|plan)|quiero "
            r"(?:saber|dejar|que quede)|dejar\w* en cero|quedar en cero|me (?:pagaron|pagan|pago)|ya me pagaron|"
            r"queda pagad|pago minimo|(?:renta|luz|carro) ya|contador"
        ),
    ),
    whole_message(
        "claim_already_paid",
        "ES-PAID-WHOLE",
        r"(?:yo |si ){0,4}ya (?:lo |la |les |eso ){0,4}(?:pague|page|liquide|salde|cancele)(?: eso| esto| todo| esa "
        r"cuenta){0,4}",
        r"(?:eso )?ya (?:esta|quedo) (?:pagad[oa]|liquidad[oa]|saldad[oa])",
        r"pagado",
        r"si ya cancele(?: todo)?(?: en la oficina)?"
    ),
    phrases(
        "claim_already_paid",
        "ES-PAID-SETTLED",
        r"(?:cubrio|pago) esa cuenta(?= completita| \.|$| del| con)",
        unless=r"quien (?:cubrio|pago)|no (?:cubrio|pago)"
    ),
)  # fmt: skip

REVOKE: tuple[Phrase, ...] = (
    phrases(
        "revoke_payment_authorization", "ES-REVOKE-PAY",
        r"(?:dejen?|paren?|deja|parenle|basta)(?: ya)? (?:de|a) (?:estar )?(?:sacar\w*|cobrar(?:me)?|sacando|"
        r"quitar\w*|debitar\w*|retirar\w*|cargar\w*|tomar|agarrar|jalar|descontar\w*|meter)(?: \w+){0,4}(?! "
        r"intereses)",
        r"que dejen de (?:jalar|sacar|cobrar|agarrar|debitar|quitar)\w*(?: \w+){0,4}",
        rf"(?:cancel(?:en?|ar|o|a|an)|paren?|parenle|detengan?|deten|quiten?|quitar|quitarme|suspendan?|terminar|"
        rf"detener|parar|apaguen|apaga|desactiv\w+|anulen?|stop)(?: (?:a|mi|mis|el|los|las|la|ya|todos|me|de|del|de "
        rf"los)){{0,4}} {_AUTO}(?! (?:de (?:intereses|hoy es)|esta (?:mal|alto)))",
        rf"no (?:me |se |le |nos )?(?:saquen|cobren|quiten|debiten|retiren|carguen|tomen|descuenten|pasen|procesen|"
        rf"toquen|hagan|metan|agarren|usen|sigan (?:sacando|cobrando|intentando cobrar|descontando)|vuelvan? a "
        rf"(?:usar|cobrar|sacar|pasar|tocar|cargar|debitar))(?: \w+){{0,4}}? ?(?:{_BANK}|cargo|retiros?|cargos?|"
        rf"pagos?|nada (?:mas )?(?:a|de)|solos?)",
        r"no (?:toquen|usen|carguen|pasen)(?: \w+)? (?:mi|la) (?:cuenta|tarjeta)",
        r"(?:ya )?no (?:quiero|autorizo|los autorizo|lo autorizo|doy permiso|autorice)(?: \w+){0,3}? (?:que "
        r"(?:me|se|ya|siga\w*|le){1,4} ?(?:\w+ )?(?:debit\w+|cobr\w+|sac\w+|descont\w+|carg\w+|agarr\w+)|cargos?|"
        r"pagos? automatic\w+|cobros?|debitos?|a sacar|mas cobros)(?! intereses)(?: \w+)?",
        r"(?:que )?ya no (?:salgan|me debiten|me saquen|me cobren de)(?: \w+){0,4}",
        r"(?:revoco|retiro|anulo|cancel[eo]n?|quito|les quito|revocar|quiero revocar)(?: (?:mi|la|el|cualquier|"
        r"toda|les)){0,4} (?:autorizacion|permiso|consentimiento)(?: \w+){0,4}? ?(?:para (?:cobr|debit|que debiten|"
        r"carg|que me cobren|cobrar)|de (?:cobr|sac|carg|debit|mi banco|cobro|usar|cargos)|del banco|que di para "
        r"que me cobr|que me cobraran|a mi tarjeta|de mi cuenta)\w*",
        r"(?:retiro|quito|anulo) (?:la|mi|el) (?:autorizacion|permiso) para (?:que )?\w+",
        r"(?:ya )?no (?:tienen|les doy|doy|hay|di)(?: mi)? permiso (?:de|para|pa)(?: mas)? ?(?:cobr\w+|debit\w+|"
        r"sac\w+|us\w+|hacer cargos|carg\w+|cobros|que me cobren)(?: \w+)?",
        r"les quito el permiso de (?:sacar|cobrar|usar|debitar)\w*",
        r"(?:quiten|borren|eliminen|saquen|elimine|borre|saque|quite|remuevan)(?: \w+)? (?:mi|la|los|mis|el) "
        r"(?:tarjeta|cuenta de banco|cuenta bancaria|datos de mi banco|debito|numero de cuenta|card)",
        r"(?:quitenme|saquenme|eliminenme|quitenmelo|quitarme|quiero quitar|quita|apaguenme)(?: \w+)? ?(?:del|de "
        r"los|el|mi|eso)? ?(?:automatic\w+|autopay|pagos recurrentes|cobro automatico|cuenta del cobro|de que se "
        r"cobra)",
        r"no autorizo (?:mas |ningun |los )?(?:cargos?|pagos?|cobros?|debitos?)",
        r"(?:ya )?no (?:lo|los) autorizo(?= \.|$| a sacar| yo| a cobrar)",
        r"(?:orden de|de) no cargar",
        r"nunca mas me toquen",
        r"no me metan mas la mano",
        r"no hagan mas retiros|no me hagan el cargo",
        r"(?:stop|alto) a los (?:pagos|cobros|retiros)",
        r"que no me vuelva a pasar la tarjeta",
        r"(?:siguen|sigan|siguieran) (?:sacando|agarrando|rebajando|cobrando|descontando)(?: \w+){0,6} (?:ya no|"
        r"parenlo|no autorizo|no lo autorizo)|me siguen sacando",
        r"no vuelvan a cobrar de|no le vuelvan a cobrar|no procesen el cargo|yo no autorice que",
        r"yo nunca dije (?:que )?\w+ \w+ ya no lo hagan",
        r"(?:saquen|borren|borre|eliminen) (?:mi|los) (?:debito|datos)(?: \w+){0,4} (?:archivo|banco)",
        r"no quiero mas cargos",
        unless=(
            r"(?:cobr\w+|carg\w+|agreg\w+) (?:\w+ )?(?:intereses|recargos|comisiones)|(?:me pueden|pueden|podrian|"
            r"van a) (?:quitar|sacar|embargar|tocar|cobrar|agarrar)(?! (?:el cobro automatico|mi tarjeta))|"
            r"(?:quiero|puedo|como) (?:poner|activar|cambiar|agregar|usar)(?: \w+)? (?:mi |el |otra )?(?:tarjeta|"
            r"autopay|pago automatico)|no (?:quiero )?(?:pararlo|pararla)|cambien la tarjeta|muevan|dejen de cobrar "
            r"(?:algo|eso) (?:que no|viejo)|no toquen mi (?:casa|carro|sueldo)|no me quiten (?:mi|la) (?:casa|carro|"
            r"luz)"
        ),
    ),
)  # fmt: skip
