"""Why somebody cannot pay: words for the reasons that the dialogue knows.

Who is meant is left open: "my husband lost his job" is a lost job too.
"""

from bot.nlu.findings import words

_MY = r"(?:my|his|her|their|our|the|mi|su|el|la|los|las|a|an|another)"
_WORK = r"(?:jobs?|work|position|employment|gig|trabajo|empleo|jale|chamba|puesto)"
_BE = (
    r"(?:i'?m|im|i am|been|being|got|getting|get|am|is|are|was|were|he'?s|she'?s|hes|shes|became|really|very|too|"
    r"so|both|all|still)"
)
_PARENT = (
    r"(?:mom|mother|mama|momma|dad|father|papa|parents?|husband|wife|son|daughter|baby|brother|sister|grandma|"
    r"grandmother|grandpa|"
    r"grandfather|grandson|grandkids?|granddaughter|nephew|niece|aunt|uncle|child|kids?|family|spouse|partner|"
    r"in-?laws?|(?:mother|father|sister|brother|son|daughter)[- ]in[- ]laws?|folks|granny|nana)"
)
_PARIENTE = (
    r"(?:mama|madre|papa|padre|papas|padres|espos[oa]|marido|hij[oa]s?|bebe|herman[oa]|abuel[oa]|abuelit[oa]|"
    r"niet[oa]s?|ti[oa]|suegr[oa]|"
    r"familia|señora|viej[oa]|mujer|jef[ae]|jefit[oa]|mami|papi|sobrin[oa])"
)
HARDSHIPS = (
    (
        "job_loss",
        words(
            rf"los(?:t|ing|e)(?: (?:my|his|her|the|our|their|both(?: my| our)?|a|that|one of my))? (?:\w+ )?{_WORK}",
            r"(?:laid|layed|lay|laying)[- ]?(?:(?:me|us|him|her|them|everybody|everyone|half of us|most of us) )?off"
            r"(?: .{0,12}work)?|layoffs?|lay offs?",
            r"(?:got|was|been|were|getting|just|he'?s|she'?s) (?:fired|canned|terminated|axed|sacked|let go|"
            r"downsized|furloughed)",
            r"(?:they |boss |company |work |job |plant |store |restaurant )?(?:let (?:me|us|him|her|them|everybody|"
            r"everyone|half of us|most of us) go|fired (?:me|him|her|us)|canned me|furloughed)",
            r"(?:unemployed|jobless|furloughed|desempled[oa]|desemplead[oa]s?|cesante|parad[oa] de trabajo)",
            r"(?:out of|without|no|don'?t have|dont have|have no|aint got no|ain'?t got no|havent had|haven'?t had|"
            r"between|need|in between|looking for|cant find|can'?t find|havent found|haven'?t found)(?: a| any|"
            r" steady| another| new)? (?:jobs?|work|employment)(?! phone| number| truck)",
            r"(?:(?:i|i'?m|im|i am|we|he|she|he'?s|she'?s|been|who|husband|wife|currently|and|still)(?: is| am| are)? "
            r"(?:not|aint|ain'?t|isn'?t|isnt)|stopped|haven'?t been|havent been|hasn'?t been|hasnt been|quit|"
            r"(?<!is )(?<!this )(?<!thats )(?<!that )(?<!its )(?<!it )(?<!plan )(?<!link )(?:not|aint|ain't)) "
            r"(?:currently |been )?(?:working|workin|worked|employed)(?! (?:for|on|with|out|right(?! now)|properly|"
            r"anymore the))",
            r"(?:havent|haven'?t|hasnt|hasn'?t) worked",
            r"(?:my|our|the|his|her) (?:job|plant|store|company|factory|warehouse|mill|mine|restaurant|shop|work|"
            r"employer|office|business|place)(?: i worked(?: at)?)? (?:just |got |was |has |is )?(?:closed|closing|"
            r"shut|shuttin|shutting|went under|went out of business|ended|folded|gone|eliminated|outsourced)(?: down|"
            r" up)?",
            r"(?:closed|shut|shutting|closing|locked) (?:its|their|the) doors",
            r"position (?:was|got) (?:eliminated|cut)",
            r"(?:contract|seasonal job|temp job|season) (?:ended|is over|ran out)",
            r"(?:perd[ií]|perdio|perdimos|perdieron|perder|perdiendo|perdido)(?: (?:mi|el|su|la|nuestro|mis|"
            rf"los))?(?: \w+)? ?{_WORK}",
            rf"(?:me |se |nos )?qued(?:e|o|amos|aron|ado) (?:sin|fuera de(?:l)?) (?:mi |el |la |su )?{_WORK}",
            r"(?:sin|no tengo|no tiene|no hay|no encuentro|no he encontrado|busco|buscando|no he tenido|"
            rf"ando buscando|estoy buscando|busca) (?:ni )?{_WORK}",
            r"(?:me|lo|la|nos|le|les|te) (?:despidieron|corrieron|descansaron|desocuparon|echaron|dieron de baja|"
            r"liquidaron|botaron|sacaron del? (?:trabajo|jale|la chamba)|cesaron|cancelaron el contrato)",
            r"(?:despedid[oa]|despido|desocupad[oa])",
            r"(?:no (?:estoy|esta|estamos|he) trabaja(?:ndo|do))",
            r"(?:cerro|cerraron|quebro) (?:la |el |mi )?(?:fabrica|planta|tienda|empresa|negocio|restaurante|"
            r"compañia|trabajo|taller|bodega|lugar donde trabaj\w+)",
            r"se (?:me )?acabo (?:el |mi )?(?:trabajo|jale|contrato|temporada|chamba|la chamba)",
        ),
    ),
    (
        "reduced_income",
        words(
            r"(?:cut|cuttin|cutting|cuts|slashed|dropped|reduced|reducing|knocked|lost|shorten|shortened|lowered|"
            r"took|trimmed)(?: back| down)?(?: on)? (?:my|our|his|her|the|some|a lot of|everyones|everybodys|"
            r"most of my|all my|half my|all our|half the|in half my)? ?(?:\w+ )?(?:hours|hrs|shifts?|pay|wages?|"
            r"salary|overtime|days|income)(?: at work)?(?! (?:ago|late|the))",
            r"(?:hours|hrs|shifts?|pay|overtime|wages?|salary|income|tips|sales|commissions?|paychecks?|"
            r"checks?)(?: at (?:work|my job|the \w+))? (?:just |have |has |were |was |are |is |got |been |being |"
            r"keep |keeps |getting )*(?:cut|reduced|slashed|dropped|down|slow|less|smaller|dried up|lower|low|short|"
            r"shorter|gone down|way down|went down|fell|disappeared)(?! (?:the|to pay|off))",
            r"(?:less|fewer|reduced|not enough|barely any|hardly any|short|shorter|no overtime|not getting|"
            r"not gettin|barely getting|barely gettin|hardly getting|lack of|only get|getting less|low)(?: enough|"
            r" any| many)? (?:hours|hrs|shifts|overtime|work|income|pay)",
            r"(?:don'?t|doesn'?t|not|never|ain'?t|stopped|quit|won'?t) (?:give|giving|gives|get|getting|gettin|have|got)"
            r"(?: me| us| him| her)? (?:as many|as much|enough|many|much|the same|full) (?:hours|hrs|shifts|work|overtime|"
            r"days)(?! (?:done|to|for|off))",
            r"no (?:me |nos |le )?(?:dan|da|dieron|estan dando|tengo|hay|agarro|saco) (?:tantas|tantos|tanto|muchas|"
            r"muchos|mucho|suficientes?|las mismas|los mismos|casi|bastantes?) (?:horas|turnos|dias|trabajo|jale|chamba)"
            r"(?! para (?:pagar|decidir|pensar|juntar))",
            r"pay ?cut|paycut|demoted|demotion",
            r"(?:cut|dropped|knocked|reduced|took|bumped) (?:me|us|him|her)(?: back| down)* to (?:just |"
            r"only )?\w+ (?:days?|hours|shifts?|hrs)",
            r"(?:got|been|was|were|getting) (?:cut|knocked|dropped|reduced|bumped)(?: back| down)* to (?:just |only )?"
            r"\w+ (?:days?|hours|shifts?|hrs)",
            r"(?:only|just) (?:gives?|giving|gets?|getting|got|works?|working|have|has)(?: me| us| him|"
            r" her)? (?:like |about )?\d{1,2} (?:hours|hrs)",
            r"(?:went|down|dropped|moved|knocked|put|cut|switched|back|only|reduced|im|i'?m|me|now|bumped)(?: me|"
            r" down| back)? (?:to |on |at )?(?:part[- ]?time|parttime|pt hours|[123]\d hours a week|[123] (?:days|"
            r"shifts) a week)",
            r"part[- ]?time now",
            r"(?:make|making|makin|earn|earning|bring home|bringing in|bringing home|get|getting)(?: a lot| way|"
            r" much)? (?:less|half(?: of)? what)(?: money)?(?: now| than| these days|$)?",
            r"(?:work|business|season|things|sales|its|it'?s|jobs?)(?: has| have)?(?: is| are| has been| been| got|"
            r" gotten)? (?:real |really |so |been |pretty |super )?(?:slow|dead|dried up)(?: (?:at|this|right|season|"
            r"now|lately|for))?",
            r"slow season|off[- ]season|no overtime|lost (?:my |the )?(?:overtime|second job|2nd job|side job|tips)",
            r"(?:me|nos|le|les) (?:estan |han )?(?:bajaron|bajo|recort\w+|cort\w+|quit\w+|redu\w+|disminu\w+|"
            r"baja\w+|rebaj\w+)(?: de)?(?: (?:las|los|el|mis|la|muchas|unas|mi|su))? ?(?:horas|sueldo|turnos?|dias|"
            r"salario|pago|overtime|tiempo extra|jornada|extras?|horario)",
            r"(?:menos|pocas|poquitas|recorte de|reduccion de|bajaron las|sin) (?:horas|turnos|trabajo(?! no)|"
            r"sueldo|ingresos?|overtime|tiempo extra|jale|"
            r"dias de trabajo)(?<!sin trabajo)(?<!sin jale)(?<!sin sueldo)(?<!sin ingresos)",
            r"(?:bajaron|bajo|recortaron|cortaron|redujeron|bajado|disminuyeron|quitaron|reducido|recortado|"
            r"reduccion de) (?:el |las |los |mis |mi |de )?(?:sueldo|horas|salario|ingresos?|turnos|dias|ventas|"
            r"propinas|horario|jornada)",
            r"(?:gano|ganando|gana|cobro|estoy ganando|sale|salen) (?:mucho |bien |muy )?(?:menos|poquito|poco)",
            r"(?:medio tiempo|media jornada|tiempo parcial)",
            r"(?:ventas|propinas|ingresos|trabajo|jale|chamba|negocio)(?: \w+){0,2} (?:baj[oa]s?|bajaron|bajo|"
            r"cayeron|lento|floj[oa]|calmado|muert[oa]|escas[oa])",
            r"(?:hay|ha habido|tengo) (?:muy )?poc[oa] (?:trabajo|jale|chamba)",
        ),
    ),
    (
        "illness",
        words(
            r"hospital(?:s|ized|ised|ization|izad[oa]s?|izaron|izacion| bills?)?|(?:the |in |to the )e\.?r\.?(?= |$|"
            r"[.,])(?! tv)|er (?:bills?|visits?|trips?)|icu|emergency room|sala de emergencias?|urgencias|"
            r"emergenci[oa] medica",
            r"surger(?:y|ies)|surgical|operation|operaron|operar(?:on|me|lo|la|se)?|operad[oa]|operacion(?:es)?|"
            r"cirug[ií]as?",
            r"cancer|tumou?r|chemo(?:therapy)?|quimios?(?:terapia)?|radiation|radiacion|leukemia|lupus|diabet(?:es|"
            r"ic|ic[oa])|dialysis|dialisis|kidney(?: failure| disease)?s?|riñon(?:es)?|ms flare|parkinson'?s?|"
            r"alzheimer'?s?|dementia",
            rf"(?:{_BE} |fell |took |getting |feeling )(?:\w+ )?sick(?! (?:of|and tired|with the way|to my stomach))",
            r"(?:i'?m|am|is|are|was|been|get|got|getting|fall|fell|mentally|terminally|critically|seriously|"
            r"chronically) ill",
            rf"(?:{_MY} )?{_PARENT} (?:is|got|was|has been|been|gets|fell) (?:\w+ )?(?:sick|ill|hospitalized)",
            r"medical (?:bills?|debt|issues?|problems?|leave|emergency|condition|expenses?|reasons?|costs?|stuff|"
            r"treatments?)|doctors? bills?|doctor'?s bills?|health (?:issues?|problems?|condition|scare|is|got|has)|"
            r"illness|sickness|my health|mental health|depression|bad health",
            r"(?:on |went on |live on |living on |drawing |get |getting |only |long term |short term |temporary |"
            r"applied for |waiting on |my |its a )?(?<!va )(?:disability|disabilty)(?! (?:check|benefit|income|"
            r"payment)s?)|"
            r"disabled|(?<!cheque de )discapacidad|discapacitad[oa]s?|incapacitad[oa]s?|incapacidad",
            r"strokes?(?! of)|heart (?:attack|surgery|failure|condition|problems?|trouble|disease|transplant)|"
            r"seizures?|pneumonia|covid|broke(?:n)? (?:my|his|her|a|the)? ?(?:leg|arm|hip|back|foot|ankle|wrist|hand|"
            r"collarbone|knee|shoulder|neck|ribs?|femur)|fractured?|derrame|infarto|embolia|neumonia|"
            r"ataque al corazon|ataque cardiaco",
            r"injur(?:y|ies|ed)|got hurt|hurt (?:my|his|her) (?:back|leg|arm|knee|shoulder|hand|neck|foot|ankle|"
            r"hip)|(?:hurt|got hurt|injured) (?:at|on the|on) (?:work|job|the job)|workers'? comp|(?:car|auto|"
            r"motorcycle|bad) (?:accident|wreck)|in (?:a|an) (?:wreck|accident)|(?:been|going) (?:in|to) (?:rehab|"
            r"treatment|therapy)|rehab|bedridden|amputat\w+|in a coma|wheelchair",
            r"enferm[oae]s?|enfermedad(?:es)?|enfermedades|enferme|enfermo|enfermarse|mal de salud|salud|"
            r"delicad[oa] de salud|malit[oa]|tratamiento(?:s)?|diagnos\w+|accidente(?!s? geograf)|accidentad[oa]|"
            r"accidente|me lastime|se lastimo|lastimad[oa]|lesion(?:ado|ada|e|o|es)?|me cai|quebr[eé] (?:la|el|una|"
            r"un)|me fracture|me quebre|fractur\w+|(?:cuentas?|gastos|facturas?|recibos|bills?) (?:medic[oa]s|"
            r"del (?:hospital|doctor|medico)|de hospital)",
            r"internad[oa]|internaron|medicinas?|medicamentos?|medications?|meds|prescriptions?|insulina?|"
            r"high risk pregnancy|bed rest|embarazo de (?:alto )?riesgo|transplant|trasplante|physical therapy|"
            r"blood pressure|arthritis|crippled|copd|fibromyalgia|multiple sclerosis|epilep\w+|hernias?|artritis|asma|"
            r"asthma",
        ),
    ),
    (
        "benefits_only",
        words(
            r"s\.?s\.?i\.?|ssdi|ssd|social security(?! (?:number|card|#|no\b|digits|info))|soc(?:ial)? sec|(?:vivo|"
            r"vivimos|vive|con|del|recibo|recibimos|cobro|cheque|solo|nomas|es|depend\w+|pension)(?: (?:el|del|de|mi|"
            r"lo que me da)){0,2} (?:seguro|seguridad) social|(?<!robaron el )(?<!numero de )seguro social (?:me|"
            r"nomas|solamente|llega|cae|paga|y no)|(?:el |"
            r"del |mi )seguro(?= nomas| solamente| no me)",
            r"food ?stamps?|foodstamps|ebt|snap(?: benefits?| card)?(?! (?:out|at|back|on|judg))|wic|tanf|calfresh|"
            r"welfare|public assistance|government assistance|general assistance|section 8|housing voucher",
            r"(?:on|only|live on|living on|just|my|government|state|gov|va|veterans?|unemployment|disability|"
            r"survivors?|get|getting|draw|drawing) benefits?|benefits only",
            r"fixed (?:income|check|pension)|fixd income|(?:disability|disabilty|ss|ssi|government|welfare|"
            r"retirement|pension|va|unemployment|security|gov|social) (?:checks?|income|payments?|money)",
            r"(?:on|collecting|collectin|drawing|drawin|getting|gettin|get|from|draw|my|live off|living off|"
            r"living on|live on|receiving|only|just|file for|filed for|filing for|off|waiting on|"
            r"of) unemployment(?: (?:checks?|benefits?|money|pay))?",
            r"unemployment (?:checks?|benefits?|pay|comp\w*|insurance|money|office|runs?|ran|ends?|ended|stopp?\w*|"
            r"comes|came|hits|drops|deposit)",
            r"pension(?:es|ad[oa]s?|er)?|retire(?:d|ment) (?:on|income|check|and live|with)|retired(?= on)|"
            r"jubilad[oa]s?|jubilacion|va (?:check|disability|pension)",
            r"estampillas?|cupones(?: de comida)?|ayuda (?:del gobierno|publica|federal|del estado)|(?:vivo|vivimos|"
            r"dependo|vive) de(?:l)? (?:la |mi |los )?(?:ayuda|gobierno|beneficios|cheque|asistencia)(?: (?:del|"
            r"de) \w+)?|asistencia (?:publica|social|del gobierno)|beneficios del (?:gobierno|estado|seguro)|(?:solo|"
            r"nomas|unicamente) (?:los |recibo |tengo )?(?:los )?beneficios",
            r"(?:cobrando|cobro|recibo|recibiendo|vivo|con|del|cheque(?:s)? de(?:l)?|el|me dan|agarro|"
            r"agarrando) (?:el |del? )?(?:desempleo|unemployment|incapacidad del estado)|"
            r"cheque(?:s)? (?:de(?:l)? )?(?:desempleo|gobierno|seguro|discapacidad|incapacidad|ssi)|ingresos? fijos?|"
            r"entradas? fijas?",
        ),
    ),
    (
        "family",
        words(
            r"divorc(?:e|ed|ing|es|io|iad[oa]s?|iando(?:me|nos)?|iarme|iamos|ie|io)|divorsio|divorsed|separated|"
            r"(?:going through|my|our|the) separation|separa(?:cion|ndo(?:me|nos)?|mos|ron)|(?:espos[oa]|marido|"
            r"mujer|pareja) (?:(?:me|nos) (?:dejo|abandono)|"
            r"se (?:me )?fue(?= ?(?:$|[.,]|y (?:me|nos)|de la casa|con otr)))|me separe|separad[oa]|"
            r"(?:husband|wife|he|she|partner|man|ex|kids dad) (?:just )?(?:left|walked out(?: on)?|took off|"
            r"moved out|left me)(?: me| us)?(?= |$|[.,])(?! (?:the|a|his|her) (?:phone|message|voicemail|number|work|"
            r"house))|custody (?:battle|case|fight|hearing|lawyer|dispute|of my)|lost custody|custodia de|"
            r"child support|pension alimenticia|manutencion",
            r"(?:new|newborn|had a|having a|having another|have a new|got a new|just had (?:a|our|my|the)|new born|"
            r"expecting(?: a)?|another|a) (?:little |new )?(?:bab(?:y|ies)|newborn|infant|twins)|newborn|new ?born|"
            r"maternity(?: leave)?|paternity leave|pregnan(?:t|cy)|giving birth|gave birth|had (?:a baby|twins)|"
            r"twins|baby (?:is )?(?:on the way|coming|was born|came|just)|embarazad[oa]|embarazo|recien nacid[oa]|"
            r"naci[oó]|(?<!fecha de )(?<!acta de )(?<!lugar de )nacimiento|(?:acabo de tener|tuve|tuvimos|tuvo|"
            r"voy a tener|esperamos|esperando) (?:un |una |"
            r"mi |al |a mi )?(?:bebe|niñ[oa]|gemelos|hij[oa])|dar a luz|di a luz|alivi[eé]|maternidad|"
            r"bebe (?:nuev[oa]|en camino|recien)|(?:nuevo|nueva|otro|otra) bebe",
            r"single (?:mom|mother|dad|father|parent|mama)s?|(?:madre|mama|papa|padre) solter[oa]|(?:raising|raisin|"
            r"supporting|takin care of|feeding) (?:\d+ |my |the |three |all (?:my|the) )?(?:kids|children|grandkids|"
            r"grandbabies|grandchildren|grandson|family)(?: (?:alone|by myself|on my own))?|took in my",
            r"funerals?|burial|cremation|(?:had to |to |have to |gotta |just )?bur(?:y|ied|ying) (?:my|our|his|her|"
            rf"a|him|them) ?\w*|death in (?:the|my|our) family|(?:{_MY} )?{_PARENT} (?:just |recently |has |"
            rf"had )?(?:died|passed(?: away| on)?|past away|death)|(?:lost|losing) (?:my|our) {_PARENT}|widow(?:ed|"
            r"er)?|viud[oa]|funeraria|funeral(?:es)?|entierro|sepelio|enterr(?:e|ar|amos|aron)|velorio|cremacion|"
            r"se (?:me )?murio|(?:murio|fallecio|fallecimiento de|muerte de|perdi a|se nos fue|se murio|enterre a|"
            rf"perdimos a)(?: (?:mi|su|nuestr[oa]|el|la|a mi)) {_PARIENTE}|(?:mi|su|nuestr[oa]) {_PARIENTE} (?:murio|"
            r"fallecio|se murio)|gastos funerarios",
            r"(?:car(?:e|ing|in)|takin|taking|take|takes|took)(?: full time)?(?: care)? (?:for|of) (?:my |our |"
            rf"an? |both |his |her |the )?(?:\w+ )?{_PARENT}|caregiver|(?:look|looking|lookin) after (?:my|our|her|"
            rf"his) (?:\w+ )?{_PARENT}|(?:support|supporting|supportin|helping|moved in with|helpin) (?:my|"
            rf"our) (?:\w+ )?{_PARENT}",
            r"(?:cuid(?:o|ar|ando|amos|arle|arlo|arla)|atend(?:er|iendo)|manten(?:er|go|iendo)|hacerme cargo|"
            r"me hago cargo|haciendome cargo|encargad[oa]|al cuidado|ayud(?:o|ar|ando)) (?:de |a )?(?:de )?(?:mi|mis|"
            rf"su|sus|nuestr[oa]s?) (?:\w+ )?{_PARIENTE}",
        ),
    ),
    (
        "disaster",
        words(
            r"hurr?icanes?|huricane|floods?(?:ed|ing|waters?)?|inundaci[oó]n(?:es)?|inund(?:o|ada|ado|aron|amos)|"
            r"huracan(?:es)?|tornado(?:e?s)?|wild ?fires?|earthquakes?|quake|terremotos?|temblor|sismo|mudslide|"
            r"landslide|tropical storm|ice storm|hail ?storm|natural disaster|desastre natural|tormentas?|the storm|"
            r"blizzard|sinkhole|granizo|ciclon|deslave|fema",
            r"(?:house|apartment|home|kitchen|trailer|electrical|apt|building|garage|brush|forest|a|the|had a|"
            r"building) fire(?!d)|fire (?:at|in|destroyed|took|burned|burnt|damage)|burn(?:ed|t) (?:down|up)|"
            r"(?:house|home|apartment|trailer|place|apt|building|car|everything) (?:just |got )?burn(?:ed|t)|"
            r"incendios?|(?:se )?(?:me |nos )?(?:incendio|quemo|quemaron)(?: (?:la|mi|el|nuestra|toda) ?\w*)?|lumbre",
            r"(?:roof|tree) (?:caved|collapsed|blew|came|fell|off)|lost everything in the|damnificad[oa]s?",
        ),
    ),
    (
        "housing",
        words(
            r"evict(?:ed|ion|ing|s)?|eviccion|homeless(?:ness)?|foreclos(?:e|ed|ure|ing|er)|couch ?surfing|"
            r"couch to couch|kick(?:ed|ing) (?:us|me) out|kicked out(?: of)?(?: (?:my|our|the) (?:house|home|"
            r"apartment|place|apt))?|put (?:me|"
            r"us) out|lost (?:my|our|the) (?:house|home|apartment|apt|place|housing|trailer)(?! (?:in the|to the|"
            r"keys|phone|to a) (?:fire|flood|hurricane|tornado|storm)?)|no place to (?:live|stay|go)|"
            r"nowhere to (?:live|stay|go|sleep)|losing (?:my|our|the) (?:house|home|apartment|place|apt)|"
            r"about to lose (?:my|our|the) (?:house|home|apartment|place)|notice to vacate",
            r"(?:liv(?:e|ing|in)|sle+p(?:ing|in)?|stay(?:ing|in)?|crashing) (?:\w+ )?(?:in|out of|outta|at|"
            r"from) (?:(?:my|our|the|a|an|his|her) )?(?:\w+ )?(?:cars?|trucks?|vans?|shelters?|motels?|hotels?|"
            r"tents?|streets?|couch(?:es)?|suv|rv|vehicle)|on (?:the|my (?:friends?|sisters?|moms?|"
            r"brothers?)) (?:streets?|couch)|(?:in|at|to) (?:a|the) (?:homeless )?shelter|shelter",
            r"desaloj(?:o|ad[oa]s?|aron|aran|ando|arme|an|ar)|sin (?:casa|techo|hogar|vivienda|donde vivir|"
            r"departamento|apartamento)|(?:no tengo|no tenemos) (?:casa|donde vivir|hogar|techo|donde quedarme)|"
            r"(?:vivo|viviendo|duermo|durmiendo|quede|quedamos|quedarme|estoy|dormimos|vivimos|ando|"
            r"estamos) (?:en la|en mi|"
            r"en el|en un|en una|en) (?:calle(?!s? \d| (?:\w+ )?\d)|carro|troca|coche|shelter|albergue|refugio|auto|"
            r"camioneta|van|camper)|(?:me|nos) (?:corrieron|sacaron|echaron|botaron|desahuciaron) de (?:la |mi |"
            r"nuestra |el )?(?:casa|apartamento|departamento|renta|traila|vivienda|cuarto)|(?:perdi|perdimos|"
            r"quitaron|perder|perdiendo|embargaron|ejecucion|embargo)(?: de| la| mi| nuestra| el| nuestro)* (?:casa|"
            r"apartamento|departamento|hipoteca|hipotecaria|vivienda|traila)|embargo hipotecario|"
            r"ejecucion hipotecaria|albergue|lanzamiento|orden de desalojo",
        ),
    ),
)
