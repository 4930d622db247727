# ruff: noqa: E501
"""Reports on invented places by invented agencies, and what each pair of them is.

`PATROLS` is the wire story; the others copy, reword, quote or merely resemble it.
"""

PATROLS = """Veldia and Karsk resume joint patrols along Ostrel valley
DARVENA (Northline) — Veldian and Karskan troops resumed joint patrols along the Ostrel valley on Monday after a pause of seven weeks, the Veldian defence ministry said.
The first convoy of eight armoured vehicles left the village of Tolmin shortly after dawn and drove 34 kilometres to the bridge at Sarn, according to the ministry.
The patrols were set up under an accord signed in Marburne in 2017 that ended four years of fighting over the valley.
They stopped in April when a Karskan sergeant was killed by a mine near the village of Ulm.
“The accord holds only as long as both sides walk the line together,” ministry spokesman Ilan Torvik told reporters.
Karsk has threatened to pull out of the accord unless Veldia removes two watchtowers by the end of the month.
Some 12,400 people who fled the valley during the fighting have yet to return, the Refugee Relief Board says.
A Karskan delegation is expected in Darvena next week to discuss the watchtowers.
"""

# The same story, cut and with another outlet's heading and last line.
PATROLS_REPRINTED = """Joint patrols back in the Ostrel valley
Veldian and Karskan troops resumed joint patrols along the Ostrel valley on Monday after a pause of seven weeks, the Veldian defence ministry said.
The first convoy of eight armoured vehicles left the village of Tolmin shortly after dawn and drove 34 kilometres to the bridge at Sarn, according to the ministry.
The patrols were set up under an accord signed in Marburne in 2017 that ended four years of fighting over the valley.
“The accord holds only as long as both sides walk the line together,” ministry spokesman Ilan Torvik told reporters.
Karsk has threatened to pull out of the accord unless Veldia removes two watchtowers by the end of the month.
Follow us on your favourite network and sign up for our newsletter.
"""

# Sentence after sentence in other words; figures and frame stay.
PATROLS_REWRITTEN = """Veldian, Karskan forces restart shared patrols in valley of Ostrel
Troops from Veldia and Karsk on Monday restarted shared patrols along the Ostrel valley following a break of seven weeks, as per the defence ministry of Veldia.
The opening convoy of eight armoured cars departed the village of Tolmin soon after sunrise and travelled 34 kilometres to the bridge at Sarn.
The patrols were established under a pact signed in Marburne in 2017 which finished four years of war over the valley.
They halted in April when a Karskan sergeant was wounded by a mine close to the village of Ulm.
“The pact holds only so long as both parties walk the line jointly,” said ministry spokesman Ilan Torvik.
Karsk has prepared to pull out of the pact unless Veldia takes away three watchtowers by the close of the month.
Around 12,400 persons who escaped the valley during the war have not yet come back, the Refugee Relief Board states.
"""

HARBOUR = """Port of Lissa closed to grain ships for a third day
LISSA (Coastwire) — The port of Lissa stayed closed to grain ships for a third day on Tuesday as dockers and the harbour board failed to agree on night shifts.
Nineteen vessels were waiting outside the breakwater, the harbour master said.
The dockers want the board to hire 60 more crane drivers before the autumn harvest is shipped.
Board chairwoman Petra Hollin offered to hire 25 and called the strike unlawful.
A mediator from the labour court is to meet both sides on Thursday.
"""

# Half from the wire story, half from the harbour's, with a frame of its own.
DIGEST = """The week in the region
Our desk looks back on seven days between the coast and the mountains, from the harbour front to the high pastures where the first snow was seen.
Veldian and Karskan troops resumed joint patrols along the Ostrel valley on Monday after a pause of seven weeks, the Veldian defence ministry said.
The first convoy of eight armoured vehicles left the village of Tolmin shortly after dawn and drove 34 kilometres to the bridge at Sarn.
The watchtowers on the ridge, which have soured things since spring, are for another week.
Further west, the port of Lissa stayed closed to grain ships for a third day on Tuesday as dockers and the harbour board failed to agree on night shifts.
Nineteen vessels were waiting outside the breakwater, the harbour master said.
The dockers want the board to hire 60 more crane drivers before the autumn harvest is shipped.
In Marburne the opera opened its season with a new staging that divided the critics and delighted the gallery.
"""

# Another reporter at the same event: nothing is copied, the names are the same.
WITNESS = """Children wave as soldiers return to Tolmin
I stood at the last house of Tolmin when the armoured cars came up the road in the fog, Veldian flags on four, Karskan on the rest.
Nobody here had seen the two armies side by side since the spring.
Old Marta Ens, who keeps bees above the Ostrel, cried and would not say why.
Her grandson counted the vehicles aloud and lost his place at six.
By noon the valley was silent again, and the soldiers ate bread at the bridge of Sarn.
"""

# Two outlets with one ministry's statement, each telling the rest in its own way.
STATEMENT_ONE = """Ministry praises start of harvest truce
Farmers went back to the border fields under escort on Friday, the third morning without shelling.
“The harvest truce is a sign that reason can prevail over fear, and we shall guard it day and night with all the means that the law puts in our hands,” the interior ministry of Orland said.
Women in Kessel said they would sleep at home for the first time since March.
Traders expect bread to grow cheaper before the month is out.
"""
STATEMENT_TWO = """Truce at the border enters its third day
An agreement to spare the fields while crops are brought in has now lasted three days, to the surprise of diplomats who had given it hours.
The interior ministry of Orland, which signed for the government, put out three lines.
“The harvest truce is a sign that reason can prevail over fear, and we shall guard it day and night with all the means that the law puts in our hands,” it said.
The rebel council in Kessel has not commented, and its radio played marches all morning.
"""

# One desk's monthly count: the same phrase, another month, another number.
COUNT_MAY = """Shelling kills nine in Kessel
Shells hit a bakery in the old town of Kessel on Sunday and killed nine people who stood in line for bread.
The governor blamed the rebel council and closed the bridges.
More than 2,100 people have been killed since the fighting over the border fields began, relief groups say.
"""
COUNT_JUNE = """Envoy leaves Orland empty-handed
The envoy of the Lake States flew home on Saturday without the signatures that she had come for.
She said that neither delegation had read her draft.
More than 2,600 people have been killed since the fighting over the border fields began, relief groups say.
"""

# Two outlets' pages of one publisher: only the page furniture is the same.
RECIPE = """Plum cake the way the Lissa bakers make it
Stone two pounds of plums and leave them in sugar overnight.
This story was put on the page by a machine and was not read by an editor of this paper.
Sign up for our newsletter and get the best of the week in your inbox every Friday morning.
"""
FOOTBALL = """Darvena beat Sarn on penalties
The cup final went to penalties for the first time in its history.
This story was put on the page by a machine and was not read by an editor of this paper.
Sign up for our newsletter and get the best of the week in your inbox every Friday morning.
"""

FLASH_ONE = (
    "Karskan parliament votes 61 to 44 to suspend the Marburne accord with Veldia, state radio reports."
)
FLASH_TWO = "Karskan parliament votes 61 to 44 to suspend Marburne accord with Veldia, state radio says."

# (what the pair is called, first, second, kind; None and same_topic both mean: no kin)
PAIRS = (
    ("cut reprint", PATROLS, PATROLS_REPRINTED, "reprint"),
    ("thorough rewrite", PATROLS, PATROLS_REWRITTEN, "rewrite"),
    ("rewrite of the reprint", PATROLS_REPRINTED, PATROLS_REWRITTEN, "rewrite"),
    ("one-sentence flash", FLASH_ONE, FLASH_TWO, "reprint"),
    ("digest and its first source", PATROLS, DIGEST, "compilation"),
    ("digest and its second source", HARBOUR, DIGEST, "compilation"),
    ("two sources of one digest", PATROLS, HARBOUR, None),
    ("another reporter on the spot", PATROLS, WITNESS, None),
    ("one statement quoted twice", STATEMENT_ONE, STATEMENT_TWO, None),
    ("one desk's running count", COUNT_MAY, COUNT_JUNE, None),
    ("one publisher's furniture", RECIPE, FOOTBALL, None),
    ("different stories", HARBOUR, COUNT_MAY, None),
)
