"""Spanish turns of phrase that claim something of the debt or of who is writing: sayings, regional words, formal letters.

Source: 12 CFR 1006.34, 1006.38; boundary rulings of the intent list.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PAPERS = r"(?:comprobantes?|pruebas?|evidencia|estados de cuenta|documentos?|constancia|papeles)"

DEBT_SAYINGS: tuple[Phrase, ...] = (
    phrases(
        "claim_already_paid", "ES-PAID-SAYING",
        r"finiquito que me (?:dio|dieron|extend\w+|mand\w+)",
        r"(?:ya (?:quedamos|estamos)|quede) a mano(?= con| \.|$)",
        r"(?:me lo|me los|lo) descontaron(?: \w+){0,6} hasta (?:que|completar)",
        r"(?:mi )?(?:seguro|aseguranza|medicaid|medicare) se hizo cargo",
        r"(?:esa plata|ese dinero|eso) ya se (?:las|los|lo|la) (?:dieron|pagaron|di|pague)",
        r"(?:that )?was taken care of ya",
        r"cancele tod[ao] (?:esa|la|esta) (?:cuenta|deuda)",
        r"recibo(?: \w+){0,6} de cuando (?:salde|pague|liquide|cancele)",
        r"ya (?:les|se los|se lo|se las) (?:mande|deposite|gire|envie|pague)(?= \.|$| el| lo| ayer| hoy| hace| la| en)",
        r"deposite (?:los|las) \d+ (?:del acuerdo|de este mes|del plan)",
        unless=r"si|cuando|voy a|renta",
    ),
    phrases(
        "dispute_debt", "ES-DISPUTE-SAYING",
        r"impugno|objeto formalmente",
        r"(?:solo|solamente|nomas) firme (?:como|de) testigo",
        r"(?:eso|esa cuenta) le toca (?:al?|a la) (?:workers comp|compensacion|mi ex|el seguro|aseguranza|seguro)",
        r"(?:de donde|como) (?:sacaron|salio|sacan) (?:eso|tanto|esa cantidad)(?: \w+)?|esta inflad[oa]",
        r"cuenta mia no es|mia no es esa (?:cuenta|deuda)",
        r"(?:quedaron en que|dijeron que) no habia cobro",
        r"ese contrato lo cancele",
        r"eso no lo debo|ni (?:siquiera )?es mi[oa](?= \.|$)",
        unless=r"si la debo|si lo debo",
    ),
    phrases(
        "claim_identity_theft", "ES-IDTHEFT-SAYING",
        r"me suplantaron|suplantacion",
        r"(?:trabajaba|trabajo|trabajando) con mi (?:numero|social|seguro)",
        r"con mi (?:info|informacion|social|identidad) se compro",
        r"(?:tarjeta|cuenta) que nunca pedi(?: \w+){0,6} (?:gast\w+|carg\w+)",
        r"(?:tomo|agarro|robo|uso) mis papeles|mis papeles (?:a nadie )?pero(?: \w+){0,3} los (?:tomo|agarro|uso)",
        unless=r"me preguntan",
    ),
    phrases(
        "claim_too_old", "ES-TOO-OLD-SAYING",
        r"(?:plazo|termino)(?: \w+){0,10} (?:ha vencido|ya vencio|vencido|expiro)",
        r"eso ya no procede|deudas? zombis?",
        r"(?:eso |ya |esa deuda |despues de (?:tantos|muchos) anos eso ){1,2}(?:ya )?se vence(?: solo| solito)?",
        r"(?:se me )?cayo del reporte",
        r"(?:cuando|de cuando) (?:clinton|bush|reagan|obama|salinas|fox) era presidente",
        r"son \w+ anos y (?:esto|esta|eso|ya)(?: \w+){0,2} lleva(?: como)? \w+",
        r"(?:ya )?expiraron|no nacia cuando yo (?:tenia|saque|abri)",
        unless=r"mi (?:tarjeta|licencia|pasaporte|permiso)|oferta",
    ),
    phrases(
        "request_validation", "ES-PROOF-SAYING",
        r"demuestren?melo|compruebenmelo",
        r"(?:ensenen?me|muestren?me|muestrame|ensename) (?:un|el|los|algun) (?:papel|contrato|documento|comprobante|papeles)",
        rf"(?:mandeme|mandenme|faciliteme|envieme|enviame|mande) (?:los |las |la |algun\w* )?{_PAPERS}(?! (?:de pago|"
        rf"de mi pago))",
        r"con que (?:documentos|papeles|pruebas) (?:respaldan|comprueban|cuentan)",
        r"donde esta mi firma",
        r"(?:sin|hasta que haya) prueba(?:s)?(?: \w+){0,3} no hay (?:conversacion|pago|trato)",
        r"verifiquen (?:primero )?la deuda",
        r"(?:acredite|demuestre|compruebe) que (?:me )?(?:pueden cobrar|debo|les debo)",
        r"blanco y negro con evidencia|aviso ese que por ley",
        unless=r"estafa|recibo de|pago de este",
    ),
    phrases(
        "request_original_creditor", "ES-ORIGINAL-SAYING",
        r"quien (?:era el que|fue el que|es el que) me (?:fio|presto|dio)|por cuenta de quien",
        r"(?:cual|quien) (?:de todas |de todos )?me presto(?: a mi)?(?: al (?:comienzo|principio|inicio))?",
        r"(?:de quien era|de quien fue) (?:la|esa|esta) (?:cuenta|deuda)(?= \.|$| antes)",
        r"que (?:banco|tienda|compania) era (?:el|la) de antes",
        r"quien (?:la|se la|les) vendio(?= \.|$| la| esta| esa)",
        r"(?:el )?dueno anterior",
        unless=r"carro|casa|telefono|numero",
    ),
    phrases(
        "file_complaint", "ES-COMPLAINT-SAYING",
        r"(?:interponer|interpondre|presentar|poner) (?:una )?(?:denuncia|querella) (?:ante|con|en)",
        r"comision federal de comercio",
        r"ante las autoridades",
        r"(?:se las|se lo|los|lo) (?:mando|reporto|envio) al (?:attorney general|fiscal|procurador|cfpb)",
        r"consumerfinance|asuntos del consumidor",
        r"(?:los|nos) veo con el juez|nos vemos (?:en la corte|con el juez)",
        unless=r"mi (?:patron|jefe|banco|casero)",
    ),
)  # fmt: skip

PERSON_SAYINGS: tuple[Phrase, ...] = (
    phrases(
        "declare_representative", "ES-REPRESENTATIVE-SAYING",
        r"(?:yo )?(?:le|les) manejo (?:la plata|el dinero|las cuentas|sus cuentas|los bienes)",
        r"autorizacion firmada por (?:el|la) (?:cliente|titular|dueno|duena|paciente)",
        r"juez me (?:dejo|puso|nombro) (?:a cargo|de tutor|como)",
        r"(?:fui|soy) (?:nombrad[oa] )?(?:conservador[a]?|tutor[a]?|curador[a]?|albacea) de",
        r"que yo (?:arregle|hable|vea) todo con ustedes por (?:ella|el)",
        unless=r"como (?:puedo|hago)|quisiera ser",
    ),
    phrases(
        "declare_third_party", "ES-THIRD-PARTY-SAYING",
        r"(?:soy|le habla|le escribe|te escribe|es) (?:el |la )?ex ?(?:marido|esposo|esposa|mujer)",
        r"(?:quien|el que|la que) (?:te|le) (?:escribe|contesta|responde) es (?:la|el|su) \w+",
        r"mi (?:esposo|esposa|marido|mujer) esta (?:durmiendo|dormid[oa]|trabajando)",
        r"(?:dio|puso) mi (?:numero|telefono|celular) (?:como|de) referencia",
        unless=r"poder notarial|yo manejo",
    ),
    phrases(
        "deny_identity", "ES-DENY-SAYING",
        r"no es (?:la|el) titular(?: \w+){0,3} (?:linea|telefono|numero)",
        r"(?:quien|kien) es (?!usted|ustedes|este|esto|el|la|su|mi|tu)\w+(?: \.)? yo no soy",
        r"ni soy \w+ ni",
        r"^no soy yo(?= \.|$| dejen| deje| ya)",
        r"(?:a quien|la persona que|al que) (?:buscan?|busca) ya no tiene est[ea]",
        r"(?:busca|buscando) a otr[oa] (?!persona que)\w+",
        r"mensajes? (?:para|pa) un tal \w+|me preguntan? por l[ao] mism[oa]",
        r"(?:escribiendo|llamando|texteando) a una (?:panaderia|tienda|oficina|iglesia|escuela|peluqueria|taqueria|clinica)",
        unless=r"deuda|cobro",
    ),
    whole_message("request_validation", "ES-PROOF-SHORT", r"demuestrenmelo(?: y hablamos)?"),
)  # fmt: skip
