"""Words that any news text may use: sharing them tells nothing of a common origin."""

from __future__ import annotations

from foedus.reconciling.wording import STOCK, bag, stem

_COMMON = bag("""
able accept access account accuse act action activity add address admit affair affect afternoon age agency agree aim
air allow alone american analyst analysts announce answer appear approach april area argue army arrive article ask
attack attempt august authorities authority autumn available avoid back bad base based basis become began begin begun
behind believe best better big billion bill bit board body book bring broad brought budget build building built
business buy call called came capital car care carry case cause central centre century certain chair challenge chance
change charge chief child children choice citizen city claim clear close closed cold come comes coming comment
commission committee common communities community company companies compare complete concern condition conference
confirm conflict consider contact continue contract control cost costs course court cover create crisis critical
critics current data date deal debate december decide decision deep delay deliver demand depend describe despite
detail develop development diplomat diplomats direct discuss district doubt draw drive early east easy effect effort
eight eighth election else emergency end ended enough enter entire especially europe european event evening ever every
everybody evidence example expect expected experience expert experts explain face fact fail fall family families far
fear february federal feel few field fifth fight figure final finally financial find fire firm firms first five fleet
follow followed food formal former forward found four fourth free friday friend full fully fund funds future gave
general get give given go goal goes going good got great group grow growing growth half hand happen hard head hear
heard held help here high higher history hold home hope hours house however human hundred idea impact important
include including increase indeed independent industry information inside instead interest interview invest investment
involve issue issues itself january job jobs join joint journalist journalists july june keep kept key kind knew know
known lack land large largest last late later launch law lawmaker lawmakers lawyer lawyers lay lead leading learn
leave led left legal let letter level lie life light like likely limit line link list little live local long longer
look lose loss lost lot low lower made main major make making man manage many march market matter mean means measure
measures media meet men message met middle might minute minutes model modern monday money morning mostly mother move
moved much must name near necessary need needed needs negotiate network never news newspaper next night nine nobody
none north northern note nothing november number numbers october offer office officer officers old one open operate
operation opinion opportunity opposition option order ordinary organisation organization original others outside own
page paid paper parliament part parties party pass past pay perhaps period person phone place plan planned plans play
please point police policies politician poor popular population position possible power present press pressure price
prices private probably problem problems process produce product programme program project promise proposal propose
protect prove provide public publish push put quarter question quickly quite raise ran rate rather reach read ready
real really reason receive recent recently record refer reform refuse region reject remain remains report reporter
reporters request require research resource respond response responsible rest result return review right rights rise
risk road role room rule rules run safe safety saturday saw scale school second secretary sector see seek seem seen
senate send senior sense sent separate september series serious serve service services set seven several share short
show showed shown side sign signed similar simple simply single sit site situation six size small social society
soldier something soon sort sought source south southern speak special speech spend spent spoke spokesman spokesperson
spokeswoman spring staff stage stand start started station stay step still stop story strategic strategy street strike
strong stronger struggle study subject success summer sunday supply sure system systems table take taken takes talk
target task tax team technology tell term terms test text thing things think third thought thousand threat three
thursday thus time title together tonight took top total town trade tuesday turn twice two type union unit use used
using usual usually value version victim view visit voice vote voter voters wait walk want wanted wants warn watch
water way weapon weapons wednesday weekend weeks well went west western white whole wide win winter within woman women
won word words work worker workers working works worry worth write writer wrong wrote yet young
""")

COMMON = frozenset(stem(word) for word in _COMMON | STOCK)
"""Stems of everyday and of stock words."""
