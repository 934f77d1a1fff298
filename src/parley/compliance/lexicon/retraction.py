"""Stop words that are taken back ("undo my opt out") or only told of ("I told you to stop, you can text again").

Taking back is grammar too: a verb of undoing with the stop as its object, a stop said by mistake, or one meant for
somebody else. Only that stop word is left out of account; any other in the same message still counts, and wins.

Source: rules REGF-6C-LIFT and TW-START; a false opt-out is cheaper than a missed one.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import words

_STOPPED = (
    r"(?:stop(?:ped|ping)?(?: (?:the |your )?(?:texts|messages|texting|contact\w*)(?: me)?)?|opt(?:ed|ing)? (?:me "
    r")?out|opt out|unsubscribed?|block(?:ed)?(?: you)?|no contact(?: \w+)?|do not (?:contact|call|text)(?: list| "
    r"request| letter)?|dont (?:contact|call|text)(?: me)?|cease (?:and desist(?: letter)?|request|letter|order|notice)|"
    r"leave me (?:alone|be)|"
    r"leaving me alone|quit|get lost|never call me|delete my number)"
)
_UNDO = (
    r"(?:take back|taking back|took back|takes back|undo|cancel|ignore|disregard|forget|scratch|rescind|reverse|"
    r"revoke|withdraw|withdrawing|retract|lift|remove|regret)"
)

RETRACTIONS = words(
    rf"{_UNDO} (?:my |the |that |what i said about |what i said |that i said |telling you to |request "
    rf"){{0,4}}(?:request (?:that you |for |of |to )?)?(?:\w+ )?{_STOPPED}(?! me(?: please)?(?= \.|$))",
    rf"(?:take|taking|took|taken) (?:my |the |that ){{0,4}}(?:\w+ )?{_STOPPED} back",
    r"(?:take|get|remove) (?:me|my number|this number) (?:off|from) (?:of )?(?:the |your |that |yall )?(?:do not "
    r"(?:call|text|contact)|dont (?:call|text|contact)|dnc|no (?:call|contact)|blocked) (?:list|thing|registry)",
    rf"(?:didnt|did not|wasnt|dont|do not|shouldnt of|shouldnt have|never) (?:mean|meant|want|wanted|try|trying|"
    rf"have|said|of said) (?:to )?(?:be )?(?:say |said |send |sent |type |typed |hit |text |tell you ){{0,4}}(?:to "
    rf")?{_STOPPED}",
    rf"(?:hit|texted|sent|typed|pressed|said|put|replied|autocorrected to) {_STOPPED}(?= by (?:accident|mistake)| "
    rf"accidentally| on accident| on my phone| that wasnt me| i didnt mean)",
    rf"(?:accidentally|mistakenly|by mistake|by accident) (?:i )?(?:hit |sent |said |texted |typed )?{_STOPPED}",
    rf"(?:my|that|the) {_STOPPED} (?:was|is) (?:a mistake|an accident|for a different|for another|meant for|for my|"
    rf"over)",
    rf"(?:^|\. ){_STOPPED} (?:was (?:meant )?for|wasnt for)",
    r"not (?:to )?(?:contact|call|text|write)(?: to)? me(?: \w+){0,3}(?: \.)? i (?:hereby )?(?:withdraw|rescind|take back|"
    r"retract|cancel) (?:that|this|the|my)(?: request| letter| notice)",
    r"(?:forget|ignore|disregard|never ?mind|nvm) (?:(?:that |what |when )?i (?:ever )?(?:said|texted|typed|sent|hit|"
    r"pressed) (?:the )?|about (?:the |my )?|the |my )(?:stop|stopping|opt out|unsubscribe)(?= \.|$| thing| word| text| "
    r"please| message)",
    r"(?:olvid\w+|ignor\w+) (?:lo de|lo del|que (?:puse|dije|mande)|cuando (?:puse|dije|mande)) (?:stop|alto|baja)",
    r"(?:^|\. )(?:the |my |that )?stop was (?:a mistake|an accident|my (?:kid|son|daughter)|meant)",
    r"(?:wrong|mistaken) to (?:tell|have told) you(?: all| guys)? to (?:stop|quit|leave me alone)",
    r"my mistake on the stop(?: thing)?",
    r"meant to say shop not stop",
    r"me equivoque con lo del? (?:stop|alto)",
    r"(?:previously )?(?:opted out|unsubscribed?)(?= \. please re| and shouldnt| but| by mistake)",
    r"(?:i )?(?:had )?unsubscribed (?:back )?(?:when|then|before)",
    r"autocorrected to stop",
    r"i had stopped it by mistake",
    r"(?:no era para ustedes el|retiro (?:mi|lo de) |deshag\w+ (?:mi |el )|olvid\w+ (?:mi |el |lo de )(?:\w+ "
    r"){0,5}?)(?: ?)(?:stop|alto|baja|no molestar\w*|no contacto|bloqueo)",
    r"(?:no quise|no queria|no quiero) (?:decir |poner |mandar |bloquear |dar ){0,4}(?:alto|stop|baja|bloque\w+|"
    r"salirme)(?: a los mensajes| a los textos)?",
    r"(?:puse|mande|escribi|di|apreto|apreté|presione|envie|conteste)(?: lo de)? (?:stop|alto|baja|parar)(?: (?:sin "
    r"querer|por error|por accidente|jugando|pensando|por equivocacion))",
    r"me equivoque (?:al|cuando) (?:poner|mandar|escribir|decir|puse|mande|escribi|dije) (?:alto|stop|baja)",
    r"(?:anulo|cancelo|retiro|quito|levanto|quiero retirar) (?:mi |la |lo de |el ){0,4}(?:solicitud|peticion|"
    r"restriccion|carta|orden)?(?: \w+){0,4}? ?(?:de no (?:contacto|contactarme|molestar\w*)|no me contact\w+|no "
    r"contactarme|alto|stop|baja)",
    r"no me quiten de los (?:mensajes|textos)",
    r"me arrepenti de salirme",
    r"lo de no molestar\w* olvid\w+",
    r"quitar el bloqueo de (?:mensajes|textos)",
)
REPORTED = words(
    r"(?:told|asked|said|say|texted|replied|wrote)(?: \w+){0,4}? (?:to )?(?:stop|quit|leave|leaving|never|dont|not "
    r"to|no contact|get lost|leave me)",
    r"asked for no contact",
    r"(?:dije|dijo|pedi|habia (?:dicho|pedido)|puse)(?: \w+){0,3}? (?:que no|que me dejar\w+|alto|stop|baja)",
    r"queria parar los de otra",
)
PERMITTED = words(
    r"(?:you|yall|folks|she|they)(?:re| are)? (?:can|may|are welcome to|welcome to|free to)(?: \w+)? ?(?:text|call|"
    r"message|contact|reach|write|get|phone|communicate)(?: out)?(?: to| with)?(?: in touch)?(?: me)?(?: again| now)",
    r"(?:you|yall|folks|she|they) (?:can|may) (?:text|call|message|contact|write(?: to)?|reach out(?: to)?) me",
    r"go (?:ahead|on)(?: and)? (?:text|message|call|contact|write)(?: to)? me",
    r"(?:text|write|call|message|contact) me again",
    r"feel free to (?:text|message|contact|reach|call)",
    r"please get back in touch",
    r"(?:its|it is) (?:fine|ok|okay) to (?:call|text|contact|message) me(?: again| now)",
    r"(?:ya|si|ahora|hoy) (?:me )?pueden? (?:volver a )?(?:escribir|llamar|mandar|contactar|textear)\w*",
    r"ya pueden(?= \.|$)",
    r"quiero que me vuelvan a (?:escribir|mandar|contactar|llamar)",
    r"(?:vuelvan? a|sigan?|sigame) (?:escrib|mand|contact|text)\w+",
)
"""Permission in so many words, after a stop that is told of: contact may go on."""
SOFTENED = words(
    r"but she can",
    r"i want to get this handled",
    r"(?:you|yall|folks) (?:can|may|are welcome to)(?= i want)",
    r"(?:but now|ready to (?:talk|deal)|work it out)(?: \w+){0,8}? (?:text|contact|message|call) me",
    r"(?:my bad|i was (?:drunk|hasty|in a mood)|changed my mind)(?: \w+){0,8}? (?:text|message|contact|call) me",
    r"go ahead and send",
    r"(?:pero|ya|hoy|disculpe|cambie de opinion)(?: \w+){0,6}? (?:puede[n]?|pueden (?:escribir|llamar|mandar)|"
    r"hablemos|escribanme|escribirme|sigan|sigame|vuelvan)(?: \w+)?",
    r"cambie de opinion",
)
"""A change of heart that falls short of permission: the rules neither stop nor resume."""
CONDITION = words(
    r"(?:if|when|whenever|unless|until|once|only|dont|do not|never|stop|quit|no|not|why|cant|wont|hell)",
    r"(?:si|cuando|hasta|nunca|jamas|solo|no|ni|paren|alto|dejen)",
)
"""What makes a permission a condition, or takes it back, in the words behind it."""
