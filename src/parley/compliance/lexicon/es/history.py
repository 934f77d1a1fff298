"""Spanish phrases that tell of a stolen identity, or of a debt past its time.

Source: 15 USC 1681m(f)-(g); 12 CFR 1006.26, 1006.38.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_CRED = (
    r"(?:identidad|tarjeta|informacion|info|nombre|seguro|seguro social|datos|cuenta|social|numero de seguro|numero "
    r"de social|licencia|papeles|documentos|firma|id|itin|ssn|ssn4|pasaporte|credito|credenciales|cartera|fecha)"
)
_STOLE = (
    r"(?:robaron|robo|roban|robado|robarse|usurp\w+|suplant\w+|hackearon|jakiaron|hackeo|clonaron|agarraron|agarro|"
    r"cogieron|vendieron|usaron|uso|utiliz\w+|estan usando|esta usando|anda usando|falsific\w+)"
)
_OPENED = (
    r"(?:abri\w*|abrieron|abierto|sac\w+|hizo|hicieron|compr\w+|pidi\w+|solicit\w+|us[oa]\w*|utiliz\w+|puso|"
    r"pusieron|lleno|trabaja|metio|cogi\w+|rento)"
)
_WHO = (
    r"(?:alguien(?: mas)?|otra persona|otra gente|un (?:ladron|estafador|familiar|coyote|primo|tio|conocido|hombre)|"
    r"una (?:senora|mujer|persona)|un \w+|mi (?:\w+ )?(?:ex|prim[oa]|herman[oa]|mama|papa|ti[oa]|madrastra|"
    r"padrastro|hij[oa]|sobrin[oa]|cunad[oa]|pareja|ex pareja|espos[oa]|suegr[oa])|la persona que \w+|ellos|ella|lo)"
)

IDTHEFT: tuple[Phrase, ...] = (
    phrases(
        "claim_identity_theft", "ES-IDTHEFT",
        r"robo de (?:mi )?identidad|suplantacion(?: de identidad)?|usurpacion de identidad",
        rf"(?:me |se )?{_STOLE} (?:de )?(?:mi|mis) (?:numero de |propio )?{_CRED}(?! (?:para (?:pagar|el pago)|de "
        rf"credito para))",
        rf"me {_STOLE}(?: (?:el|la|los|mis|mi))? {_CRED}",
        rf"(?:{_WHO})(?: \w+){{0,3}}? {_OPENED}(?: \w+){{0,5}}? (?:a|con|en|usando|bajo) (?:mi|mis) (?:propio "
        rf")?{_CRED}(?! (?:y me (?:autoriz|dio)))",
        rf"{_OPENED}(?: \w+){{0,4}}? (?:con|usando|bajo) (?:mi|mis) {_CRED}(?! (?:para pagar|de credito))",
        r"(?:abrieron|sacaron|hicieron|aparecieron|salieron|salen|aparecen)(?: \w+){0,4}? (?:cuentas?|tarjetas?|"
        r"prestamos?|creditos?|compras|deudas)(?: \w+){0,3}? (?:que (?:yo )?no (?:abri|hice|saque|pedi)|a mi nombre|"
        r"ajenas|falsas)",
        r"(?:cuentas|deudas|tarjetas) que (?:yo )?no (?:abri|hice|saque|pedi)",
        r"(?:yo )?no abri eso fue",
        r"victima de (?:\w+ )?(?:fraude|robo|estafa|suplantacion)",
        r"(?:cuenta|cargo|deuda|prestamo|tarjeta|esto|eso)(?: \w+)? (?:es|son|fue) (?:fraudulent[oa]s?|un fraude|"
        r"fraude|robo)",
        r"(?:fue|reporte|hicieron|hubo|es) (?:un |el |como |puro ){0,4}fraude(?! (?:lo de ustedes|esto que "
        r"mandan))(?! (?:ustedes|su compania))",
        r"(?:alerta|affidavit|reporte|denuncia) de fraude|identitytheft|reporte con la ftc|me hicieron un fraude",
        r"sin mi (?:permiso|consentimiento|conocimiento|autorizacion)(?= abr\w+| sac\w+| lleno| uso)|(?:abri\w+|"
        r"saco|sacaron|uso|usaron)(?: \w+){0,5}? sin (?:mi (?:permiso|consentimiento|conocimiento)|que yo "
        r"(?:supiera|sepa)|yo saber|decirme|preguntarme)",
        r"alguien (?:mas )?(?:abrio|saco) (?:esta|esa|una|la|esto)",
        r"(?:se hizo|haciendose|se hacen|se hicieron) pasar por (?:mi|el banco)(?! el)",
        r"falsific\w+ mi(?:s)? (?:firma|nombre|papeles)",
        r"(?:lo hizo|fue|esto lo saco|lo saco) (?:la persona|el|un|una) (?:que me robo|ladron|estafador|ratero)\w*",
        r"(?:perdi|robaron|me robaron)(?: \w+)? (?:la |mi )?(?:cartera|pasaporte|licencia|bolsa)(?: \w+){0,10} "
        r"(?:cuentas|tarjetas|deudas|prestamos)",
        r"tarjeta robada",
        r"(?:usando|usa) mi (?:nombre|social|ssn|seguro|informacion)(?! para (?:pagar))",
        r"como si fuera yo",
        r"(?:hackeo|jakiaron|hackearon)(?: \w+){0,6} (?:deudas|cuenta|sacaron|abrieron)",
        r"preste mi (?:id|social|identificacion)(?: \w+){0,8} (?:salen|salieron|cuentas)",
        unless=(
            r"los que roban|y si me (?:roban|robaran)|(?:no sea que|para que no|miedo (?:de|a) que|pueden|puede|podrian|van a|me "
            r"vayan a|como se que no) (?:me )?(?:\w+ )?(?:rob\w+|hack\w+|usar|clon\w+)|mensajes sin mi|(?:ustedes|"
            r"esto|su compania|esta empresa|es) (?:es|son) (?:un |una )?(?:fraude|estafa|robo)(?= \.|$|s)|me "
            r"(?:obligo|hizo|forzo|obligaba|hace) (?:a )?(?:firmar|sacar|abrir)|trata de personas|(?:me pega y|no "
            r"quiero que) ?(?:usen|saquen)|a nombre de mi|los que me trajeron|a la fuerza|me controla|con mi "
            r"permiso|no es (?:un )?fraude|sera fraude|si esto es fraude|parece fraude|ya me robaron (?:una vez|"
            r"antes)"
        ),
    ),
    phrases("claim_identity_theft", "ES-IDTHEFT-TOO", r"saco (?:esas|unas) tarjetas con mi nombre sin decirme"),
)  # fmt: skip

TOO_OLD: tuple[Phrase, ...] = (
    phrases(
        "claim_too_old", "ES-TOO-OLD",
        r"prescri(?:bio|ta|to|pcion|bir|be|bi[oó])\w*(?! (?:medica|del doctor))",
        r"estatuto de limitacion\w*",
        r"zombie debt|deuda zombi\w*",
        r"(?:deuda|esto|eso|cuenta|muy|demasiado|es|esta|por|tan|ya) (?:\w+ )?(?:viejisima|muy viej[ao]|demasiado "
        r"viej[ao]|tan viej[ao]|muy antigu[ao]|demasiado antigu[ao]|tan antigu[ao]|prehistoric[ao]|(?:por "
        r")?viej[ao])(?= \.|$| ya| para| esa| que| fuera| la)(?! (?:soy|estoy))",
        r"deuda vieja|por viej[ao]|por la antiguedad",
        r"(?:ya )?(?:paso|vencio|expiro|caduco|se vencio|se cumplio|se (?:le |les )?paso|se les fue|pasaron)(?: "
        r"\w+){0,3}? (?:el |tiempo |plazo |los |termino ){0,4}(?:tiempo|plazo|termino|limite|periodo)(?: (?:legal|"
        r"para (?:cobrar|reclamar)|limite|de (?:cobro|la ley)|que marca|hace|a esa|a eso))?(?! (?:sin (?:saber|"
        r"noticias)|cuando se borra|de esto cuando))",
        r"(?:deuda|eso|esto|cuenta|ya)(?: ya| esta| se)? (?:expiro|caduco|expirada|caducada|vencio|vencida por ley|"
        r"vencio por ley|murio es de hace|prescribio)(?= \.|$| hace| por| ya| no| desde)",
        r"(?:deuda|esto|eso|es|cuenta|esa|algo|era|fue) (?:\w+ ){0,2}?(?:de )?hace (?:mas de |como |casi |ya "
        r"){0,4}(?:<es_years> (?:anos|decadas)|un siglo|una decada|anos)(?! (?:que (?:trabajo|vivo)|pague|la pague|"
        r"que pague|ya (?:la |lo )?pague))",
        r"(?:tiene|lleva|van|pasaron|han pasado|son) (?:ya )?(?:mas de |como |casi ){0,4}<es_years> anos(?= esa| "
        r"esta| la| \.|$| ya| y| de (?:vieja|esa)| para)(?! (?:de edad|y (?:es|vive|no (?:sabe|entiende|puede|"
        r"tiene))|mi|viviendo|pagando|pero|mi hij))",
        r"(?:ya )?(?:no|ni) (?:me |nos )?(?:la |lo |se )?(?:pueden?|puede|deben?|es legal|creo que por ley|tienen "
        r"derecho)(?: \w+){0,3}? ?(?:cobrar\w*|reclam\w+|valga|demandar)(?: eso)?(?= \.|$| por el tiempo| algo| por|"
        r" porque ya| esto| eso| en corte)(?! (?:intereses|recargos|mas|hoy|manana|ahora|tanto|en (?:efectivo|"
        r"linea)))",
        r"ya no (?:es|debe ser|debe) (?:legal|valid[oa]|cobrable|exigible|valer|cobrarse)(?: \w+)?",
        r"ya no (?:procede|vale|cuenta)(?= \.|$| una| legalmente| esa| por)",
        r"fuera de (?:tiempo|plazo|termino)|(?:fuera|pasad[oa]) del? (?:periodo|tiempo|plazo|limite)(?: legal| de "
        r"la ley)?|pasada de tiempo",
        r"(?:del|es del|en|desde|de|era del|en el) (?:ano )?(?:19[789]\d|200\d|201[0-4])(?: \w+){0,6}? (?:ya no|no "
        r"manche|caduco|vencid[ao]|fuera|ya caduco|y por ley|todavia)",
        r"despues de (?:los )?<es_years> anos ya no",
        r"a los <es_years> anos (?:ya )?(?:no|se vence)",
        r"por (?:el tiempo que|los anos que) (?:ha pasado|tiene|tienen|paso)",
        r"por ley ya (?:caduco|no|prescribio|vencio)|se vencio por ley",
        r"(?:todavia|a poco) (?:se )?(?:puede[n]?) cobrar algo (?:de|del)",
        r"mas anos que mi|demasiados anos",
        r"el tiempo legal",
        r"(?:plazo|limite|tiempo)(?: \w+){0,3} (?:vencio|ya paso|vencido|de la ley)(?! (?:de pago|para pagar))",
        r"esta vencid[ao] el plazo|no esta vencido el plazo",
        r"se cayo de mi credito",
        r"(?:deuda|cuenta|eso) (?:ya )?(?:esta muert[oa]|murio)(?: y enterrad[oa])?",
        r"de cuando (?:yo )?(?:vivia|estaba|trabajaba|obama)(?: \w+){0,8} (?:ya no|anos|termino|legal|ya paso)",
        r"la ley (?:no )?les da para cobrar",
        unless=(
            r"(?:devolvi|regrese|entregue)(?: \w+| \.){0,4} no me pueden|(?:dejar|deje|dejo) de vivir|"
            r"direccion(?: \w+)? hace|oferta|"
            r"numero es mio|no es una que|settled|quiebra|bancarrota|(?:papa|mama|el|ella|abuel\w+) (?:ya )?tiene|"
            r"(?:soy|estoy|"
            r"persona|mama|papa|abuel[oa]|senora?) (?:ya )?(?:muy |mas |tan )?viej[ao]|medic\w+|receta|pague hace|"
            r"(?:cuando|cuanto)(?: \w+)? (?:se borra|se quita|dura|tarda|sale)|en (?:mi|el) (?:reporte|buro|"
            r"credito)(?= \.|$| cuando)|hace (?:dos|tres|\d|unos) (?:dias|semanas|meses)|(?:tengo|tiene|cumpl\w+) "
            r"(?:mas de |como )?<es_years> anos (?:de edad|y (?:vivo|soy))|fecha de vencimiento|(?:pago|cuota|"
            r"oferta|plan|link|enlace)(?: \w+){0,3} (?:vencio|expiro|caduco|se vencio|vencid[ao])|(?:mi hij[oa]|mi "
            r"niet[oa]|trabaj\w+|vivo|vivimos) (?:\w+ ){0,3}?hace|(?:vencio|expiro) (?:la|el|mi) (?:oferta|link|"
            r"plan|licencia|tarjeta)"
        ),
    ),
    whole_message(
        "claim_too_old",
        "ES-TOO-OLD-WHOLE",
        r"(?:eso |esa |la deuda |esto )?ya (?:expiro|caduco|prescribio|vencio)",
        r"(?:eso |esa |esto )?(?:es|esta) muy viej[ao]",
        r"(?:ya )?(?:van|pasaron|son) (?:mas de )?<es_years> anos",
        r"(?:esa deuda |eso )?tiene mas de <es_years> anos"
    ),
)  # fmt: skip
