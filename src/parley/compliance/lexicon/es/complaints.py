"""Spanish phrases that announce a complaint or a suit against the sender.

Source: rule EV-COMPLAINT; "so sue me" is no complaint by ruling.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

COMPLAINTS: tuple[Phrase, ...] = (
    phrases(
        "file_complaint", "ES-COMPLAINT",
        r"(?:los|las|lo|les|te|la|le) (?:voy|vamos|quiero|va) a? ?(?:denunciar|demandar|reportar|acusar|poner en "
        r"las noticias|llevar a (?:la )?corte|meter en un lio|poner demanda)(?! (?:el pago|mi pago|que (?:pague|"
        r"cambie)))",
        r"(?:voy|vamos|pienso) a (?:denunciar|demandar|reportar|meter\w* (?:una )?demanda|recibir una demanda|"
        r"quejarme)(?:los|las|lo|la|te|les)?(?! (?:mi|el) (?:pago|tarjeta|ingreso))",
        r"(?:denunciarlos|demandarlos|reportarlos|meterles (?:una )?demanda)",
        r"(?:con|al|a|en|ante|en la|del|de la|reporte|queja|denuncia)(?: el| la)? (?:cfpb|bbb(?! (?:page|"
        r"rating|profile))|fcc|better "
        r"business(?: bureau)?|daco|fiscal(?:ia)?(?: general| del estado)?|procurador\w*(?: general)?|departamento "
        r"de consumidores|senador|estado(?= manana| \.|$)|gobierno(?= ya))(?! (?:dice|de mis derechos|me (?:dio|"
        r"paga|ayuda)))",
        r"(?:cfpb|daco|bbb|fcc) (?:va a saber|se va a enterar|el lunes)|daco",
        r"procurador\w* general|fiscal(?:ia)? general|abogado general|con la procuradora",
        r"(?:poner|presentar|meter|hacer|levantar|puse|hice|pondre|presentare|meti|pongo|someter|radicar|quiero "
        r"presentar|llenando|dirijo|reciba|para|preparando|mi|una|esta llenando)(?: mi| una| la| otra){0,4} "
        r"(?:queja|denuncia|demanda|querella|reclamacion|quejas)(?! de (?:pago|identidad))(?= \.|$| con| contra| de "
        r"(?:ustedes|su)| por| ante| formal| en| va| a| mia| ya| el| al| manana| y| para| sobre| \w+)(?! (?:en la "
        r"policia|a la policia por el robo|de custodia|alimenticia))",
        r"proteccion (?:al|del) consumidor",
        r"(?:nos vemos|los veo|los llevo|lo voy a llevar|los voy a llevar) (?:en|a) (?:la )?(?:corte|tribunal|"
        r"tribunales)",
        r"los (?:estoy|voy a) grab\w+|estoy grabando todo",
        r"los (?:demando|denuncio|reporto|demandare|denunciare)",
        r"(?:me )?(?:voy a )?(?:quejo|quejar|quejarme)(?: formalmente)?(?: de| con| como|(?= \.|$))(?! (?:de mi "
        r"(?:salud|espalda)))",
        r"(?:lo|la|los) reporto hoy|ya los reporte",
        r"(?:llamar|escribir|voy) (?:a|al) (?:univision|telemundo|las noticias|senador|canal)(?: \w+)?",
        r"quiero reportar (?:el trato|a|un)",
        r"(?:reporte|denuncia) enviad[oa]",
        r"donde (?:me quejo|pongo una queja)|a quien dirijo una queja|queja formal|review mala",
        r"van a recibir una demanda",
        unless=(
            r"(?:ley|licencia|reglas|leyes)(?: \w+)? (?:del|en el) estado|"
            r"(?:me|nos) (?:van|va|pueden|puede|quieren|piensan)(?: a)? (?:\w+ )?(?:demandar|denunciar|reportar|"
            r"poner (?:una )?demanda|acusar)|(?:abogados|ustedes) me (?:van|pueden)|me quejo si|robo|identidad|"
            r"datos (?:para|y)|demandenme|no (?:los|me) (?:voy a )?(?:quejo|quejar)|(?:que dice|leer|donde puedo "
            r"leer|segun) (?:el |la |lo que dice el )?(?:cfpb|fcc|ftc)|sin quejas|no tengo queja|si no puedo pagar|"
            r"ya lo reporte a la ftc y(?! (?:tambien|voy))|reportan? (?:al|a los) (?:buro|credito)|actua como|mi "
            r"casero|uso mi info|fraude por esa"
        ),
    ),
    phrases(
        "file_complaint",
        "ES-COMPLAINT-TOO",
        r"(?:tambien )?voy a poner (?:una )?queja de ustedes|contra ustedes|vamos a meterles una demanda|con el "
        r"fiscal del estado"
    ),
)  # fmt: skip
