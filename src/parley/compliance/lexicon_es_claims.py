"""Spanish phrases: claims about the debt and its payment.

Source: 12 CFR 1006.6(c), 1006.34, 1006.38; 12 CFR 1005.10(c).
"""

from __future__ import annotations

from parley.compliance.lexicon import Phrase, phrases

_PARTLY = (
    r"(?! (?:(?:la )?cantidad|tanto|mas de|tan|todo|completo|hoy|hasta|si no|antes|esta semana|este mes|"
    r"ahorita|ahora|intereses|"
    r"recargos|\$?\d|eso de|por telefono|con tarjeta|de mas|esa cantidad|en efectivo))"
)

DEBT: tuple[Phrase, ...] = (
    phrases(
        "refuse_to_pay", "ES-REFUSE",
        rf"no (?:les |le |lo |la |te |se los |se lo )?(?:voy|vamos|pienso|planeo|tengo intencion de) (?:a "
        rf")?(?:pagar\w*){_PARTLY}",
        rf"no (?:les |le |lo )?(?:pagare|pagaremos|pago)(?: nada| ni| nunca)?{_PARTLY}(?= nada| ni| nunca| \.|"
        rf"$| esto| eso| esa| a ustedes| porque)",
        r"(?:nunca|jamas) (?:les |le |lo )?(?:voy a pagar|pagare|voy a pagarles)\w*",
        r"me (?:niego|rehuso) a pagar\w*",
        r"no (?:les |le )?(?:voy a dar|doy|dare) (?:ni )?(?:un|ni un|nada|dinero)(?: \w+)?",
        r"ni un (?:centavo|peso|dolar|quinto|cinco)",
        r"no (?:quiero) pagar(?:les|le|lo)?(?: nada| esto)?(?= \.|$| nada| esto)",
        r"no van a (?:ver|recibir|sacar\w*)(?: \w+){0,2}? (?:centavo|dinero|peso|nada)",
    ),
    phrases(
        "dispute_debt", "ES-DISPUTE",
        r"disput\w+", r"no (?:les |le |lo |la )?debo(?: (?:nada|eso|esto|ese|esa|esta|ni|dinero|tanto)|(?= \.|$))",
        r"yo no (?:les |le )?debo", r"no es mi[oa](?= \.|$| \w+)",
        r"no es mi (?:deuda|cuenta|prestamo|tarjeta|cargo|saldo|responsabilidad)",
        r"(?:deuda|cuenta|esto|eso) (?:\w+ )?no (?:es|son) mi[oa]s?",
        r"(?:monto|saldo|cantidad|balance|total) (?:\w+ )?(?:esta mal|es incorrect[oa]|incorrect[oa]|"
        r"equivocad[oa]|no es correct[oa]|no es (?:el|la) correct[oa])",
        r"no reconozco (?:esa|esta|la|ese|este|el|eso|esto|dicha)",
        r"nunca (?:tuve|abri|saque|firme|pedi|use|compre|solicite|he tenido)(?: \w+){0,3}? "
        r"(?:cuenta|tarjeta|prestamo|deuda|contrato|credito|eso|esto|nada|ustedes)",
        r"no (?:estoy de acuerdo) con (?:el|la|esa|ese|esta|este) (?:monto|cantidad|deuda|saldo|cobro|cuenta)",
        r"(?:en|con) (?:el|mi) divorcio", r"usuari[oa] autorizad[oa]",
        r"(?:seguro|aseguranza|compensacion)(?: \w+){0,3}? (?:debia|debe|"
        r"tenia que|tiene que|deberia) (?:pagar|cubrir)", r"solo (?:les )?debo", r"no soy responsable de",
        r"algo que no es mio",
        unless=r"no (?:lo |la )?disput\w+",
    ),
    phrases(
        "claim_identity_theft", "ES-IDTHEFT",
        r"robo de (?:mi )?identidad",
        r"(?:robaron|robo|roban|robado|usurp\w+|suplant\w+|hackearon|clonaron) (?:de )?(?:mi|la) (?:identidad|"
        r"tarjeta|informacion|nombre|seguro|datos|cuenta)",
        r"(?:alguien|otra persona|uso|usaron|un ladron)(?: \w+){0,3}? (?:abri[oó]?|abrieron|uso|usaron|saco|"
        r"hizo|utilizo)?(?: \w+){0,3}? "
        r"(?:a|con|en|usando|bajo) mi (?:nombre|identidad|seguro|informacion|numero de seguro)",
        r"(?:usaron|uso|utilizaron) mi (?:identidad|nombre|seguro|informacion)", r"victima de (?:fraude|robo|estafa)",
        r"(?:cuenta|cargo|deuda|prestamo|tarjeta) (?:es |son |fue )?(?:fraudulent[oa]s?|un fraude)",
        r"(?:fue|reporte) (?:un |el |como ){0,4}fraude",
        r"sin mi (?:permiso|consentimiento|conocimiento)(?= abr\w+| \.|$)",
        r"alguien (?:mas )?(?:abrio|saco) (?:esta|esa|una|la|esto)",
    ),
    phrases(
        "claim_already_paid", "ES-PAID",
        r"(?:ya|yo) (?:lo |la |les |le |los |las |se lo |se los |esta |todo |he |habia ){0,4}(?:pague|pagado|"
        r"pagamos|liquide|liquidad[oa]|saldad[oa]|salde|cancele|cancelad[oa]|pagad[oa]|pagaron)",
        r"(?:lo|la|les|eso|esto) (?:ya )?(?:pague|liquide|salde|cancele)",
        r"(?:esta|fue|quedo|quedado) (?:ya )?(?:pagad[oa]|liquidad[oa]|saldad[oa])",
        r"pague (?:esto|eso|todo|la deuda|la cuenta|el ano|hace|en|completo)",
        r"(?:seguro|aseguranza) (?:ya )?(?:lo |la )?pago(?= \.|$| \w+)",
        r"(?:mande|envie|hice) (?:ya )?(?:el|un|mi|ese) pago", r"tengo (?:el |los |un )?(?:recibos?|comprobantes?)",
        unless=r"(?:no|nunca|si|cuando|hasta que|una vez) (?:lo |la |les |he |este |haya |este todo ){0,4}(?:pag\w+|"
        r"liquid\w+|cancel\w+|hice|mande|envie)|(?:si|cuando) ya|tengo (?:el )?recibo de (?:sueldo|nomina)",
    ),
    phrases(
        "request_validation", "ES-VALIDATION",
        r"(?:mandenme|mandeme|envienme|envieme|manden|envien|quiero|necesito|demen|denme|muestrenme|muestreme|"
        r"exijo|pido|solicito|tienen|donde esta|ensenenme)(?: \w+){0,3}? (?:pruebas?|comprobantes? de (?:la "
        r")?deuda|evidencia|validacion|verificacion|por escrito)",
        r"(?:prueb(?:en|e)|pruebenme|pruebeme|demuestr(?:en|e)\w*|comprueb(?:en|e)\w*)"
        r"(?: (?:que|lo|la|eso|esto|debo|deuda|me)){1,4}", r"pruebenlo|pruebelo|demuestrenlo|compruebenlo",
        r"pruebas? de (?:que|la deuda|esa deuda|esta deuda|eso|esto|lo que)", r"validar? (?:la|esta|esa|mi) deuda",
        r"validacion(?: de)?(?: la)? deuda", r"verifi(?:car|quen|cacion de) (?:la|esta|esa) deuda",
        r"(?:todo|algo|eso) por escrito", r"por escrito por favor",
        unless=r"(?:acuerdo|plan|recibo|oferta|arreglo|convenio)(?: \w+){0,4} por escrito|comprobante de (?:pago|"
        r"ingresos)|prueba de (?:pago|ingresos|domicilio)|que (?:es|son) (?:real|reales|legitim\w+|ustedes)",
    ),
    phrases(
        "request_original_creditor", "ES-ORIG-CREDITOR",
        r"(?:acreedor|prestamista|banco|dueno|compania|empresa|deuda) original(?:mente)?",
        r"a quien (?:le )?(?:debia|debo|debi|se le debia|se debia|pertenecia)(?: \w+)?",
        r"quien (?:era|es|fue) (?:el|mi) (?:acreedor|prestamista)",
        r"(?:nombre|direccion)(?: y (?:la )?direccion)? del acreedor", r"(?:a|de) quien (?:le )?compraron",
        r"quien (?:les )?vendio (?:la|esta|mi|esa) deuda",
        r"con quien (?:era|tenia|saque)(?: \w+){0,3} (?:originalmente|al principio|primero|la deuda)",
    ),
    phrases(
        "claim_too_old", "ES-TOO-OLD",
        r"prescri(?:bio|ta|to|pcion|bir|be|bi[oó])\w*(?! (?:medica|del doctor))",
        r"(?:deuda|esto|eso|cuenta|muy|demasiado|es) (?:\w+ )?(?:viejisima|muy viej[ao]|demasiado viej[ao]|tan "
        r"viej[ao]|muy antigu[ao]|demasiado antigu[ao])",
        r"(?:ya )?(?:paso|vencio|expiro|caduco)(?: \w+){0,2} (?:el |tiempo |plazo )(?:legal|para|limite|de)",
        r"deuda (?:ya )?(?:expiro|caduco|"
        r"expirada|caducada)",
        r"(?:deuda|esto|eso|es) (?:\w+ )?(?:de )?hace (?:mas de |como )?(?:\d+|cinco|seis|siete|ocho|nueve|"
        r"diez|doce|quince|veinte) anos",
        r"tiene (?:mas de |como )?(?:\d+|cinco|seis|siete|ocho|nueve|diez|quince|veinte) anos (?:esa|esta|la) "
        r"deuda",
        unless=r"(?:soy|estoy|persona|mama|papa) (?:ya )?(?:muy )?viej[ao]|medic\w+|receta|pague hace",
    ),
    phrases(
        "revoke_payment_authorization", "ES-REVOKE-PAY",
        r"(?:dejen?|paren?|deja) de (?:sacar\w*|cobrar(?:me)?|quitar\w*|debitar\w*|retirar\w*|cargar\w*|tomar|"
        r"descontar\w*)(?: \w+){0,4}",
        r"(?:cancel(?:en?|ar|o|a)|paren?|detengan?|quiten?|suspendan?|terminar|detener|parar)(?: (?:mi|mis|el|"
        r"los|las|la|ya|todos)){0,4} (?:pagos? automatic\w+|autopay|auto pay|debitos?(?: automatic\w+)?|cargos?(?: "
        r"automatic\w+)?|retiros?|"
        r"cobros? automatic\w+|pagos? recurrentes?)",
        r"no (?:me )?(?:saquen|cobren|quiten|debiten|retiren|carguen|tomen|descuenten)(?: \w+){0,4}? (?:cuenta|"
        r"tarjeta|dinero|banco|mas|nada|pago)", r"revoco (?:mi|la) (?:autorizacion|permiso)",
        r"(?:quiten|borren|eliminen) mi (?:tarjeta|cuenta de banco|cuenta bancaria)",
        r"no autorizo (?:mas |ningun |los )?(?:cargos?|pagos?|cobros?|debitos?)",
    ),
)  # fmt: skip
