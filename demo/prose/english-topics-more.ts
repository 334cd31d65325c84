import type { Topic } from './language-pack.ts'

/** The other half of the matters; a file has an end. */
export const moreEnglishTopics: readonly Topic[] = [
  {
    section: 'politics',
    matter: 'the town’s budget',
    bodies: ['the finance committee', 'the town council', 'the cabinet'],
    roles: ['treasurer', 'mayor', 'leader of the council'],
    critics: ['leader of the opposition', 'independent councillor', 'chair of the ratepayers’ association'],
    headlines: [
      '{town} council tax to rise by {percent} per cent',
      'Council finds {amount} hole in its books',
      'Libraries spared as {town} passes budget at midnight',
      'Mayor survives budget vote by a single voice',
    ],
    deks: [
      'The vote came after {hours} hours of debate and a power cut.',
      'Three libraries stay open, but the swimming pool will close on Mondays.',
    ],
    leads: [
      'Households in {town} will pay {percent} per cent more council tax from {month} after {body} closed a gap of {amount} in its budget on {weekday} night.',
      'A shortfall of {amount} in the accounts of {town} was caused by an invoice that was paid twice, {body} was told on {weekday}.',
    ],
    lines: [
      'Reserves, which stood at {amount2} four years ago, would be down to a third of that by the spring.',
      'An amendment to keep the pool open on Mondays fell by {small} votes to four.',
      'The largest item is care for the elderly, which takes {ratio} pounds of every ten.',
      'Auditors have asked for {count} documents, of which about half had been handed over by the end of last week.',
      'A band D household would pay about {count} pounds more a year, the papers for the meeting show.',
      'The lights went out at ten past nine, and the debate went on by the light of telephones for {minutes} minutes.',
    ],
  },
  {
    section: 'crime',
    matter: 'the fire at {place}',
    bodies: ['the fire service', 'the police', 'the coroner’s office'],
    roles: ['incident commander', 'detective inspector', 'fire investigator'],
    critics: ['neighbour', 'owner of the building', 'solicitor for the tenants'],
    headlines: [
      'Fire destroys warehouse at {place}',
      'Police treat {place} fire as arson',
      '{count} people leave homes as {town} warehouse burns',
      'Man, {age}, held after blaze in {town}',
    ],
    deks: [
      'About {count} people spent the night in a sports hall; nobody was badly hurt.',
      'The warehouse held paint and {small} vintage cars, its owner said.',
    ],
    leads: [
      'A fire that could be seen from ten miles away destroyed a warehouse at {place} in {town} on {weekday} night and drove {count} people from their homes.',
      'Detectives are looking for a man who was seen running from a warehouse at {place} minutes before it went up in flames, {body} said on {weekday}.',
    ],
    lines: [
      'The alarm was raised at eleven minutes past ten by a bus driver who saw smoke over the roofs of {street}.',
      'At the height of the fire {small} crews pumped water from the canal, {count2} litres a minute in all.',
      'Two firefighters were treated for the effects of smoke and were back on duty by the morning.',
      'Residents were told to keep their windows shut, and the primary school stayed closed for the day.',
      'Damage has been put at {amount}, not counting the cars, which their owner called “beyond price and beyond repair”.',
      'Recordings from {small} cameras in the neighbourhood are being looked through, a spokeswoman said.',
    ],
  },
  {
    section: 'sport',
    matter: 'the club’s new ground',
    bodies: ['the club', 'the league', 'the supporters’ trust'],
    roles: ['chairman', 'head coach', 'captain'],
    critics: ['chair of the supporters’ trust', 'former goalkeeper', 'season-ticket holder'],
    headlines: [
      '{town} Rovers sell ground for {amount2}',
      'Rovers win by a late goal as sale of ground overshadows derby',
      'Fans boo board after {town} Rovers leave {street}',
      '{age} years at {street} end with a goal in added time',
    ],
    deks: [
      'A crowd of {count2} saw the last derby at the old ground, and most of them stayed to sing.',
      'The new stand will hold fewer people than the old one, and cost {percent} per cent more to sit in.',
    ],
    leads: [
      '{town} Rovers have sold the ground in {street} on which they have played for {age} years, {body} confirmed on {weekday}, and will move to {place} in {month}.',
      'A goal in the fourth minute of added time gave {town} Rovers the derby on {weekday}, in what may have been the last match at {street}.',
    ],
    lines: [
      'The winning goal came from a corner that the visitors believed should have been a free kick to them.',
      'Season tickets for the new ground start at {count} pounds, up by {percent} per cent.',
      'Buses will leave the market square {minutes} minutes before kick-off and go back as soon as they are full.',
      'The goalkeeper, who had not missed a match since {month2}, left the field with a broken finger and came back with two of them taped together.',
      'A brewery that has sold beer at the ground since the war was not asked to tender for the new one.',
      'The turf is to be cut into {count2} pieces and sold in aid of the youth team.',
    ],
  },
  {
    section: 'culture',
    matter: 'the painting in the town museum',
    bodies: ['the museum', 'the trustees', 'the ministry of culture'],
    roles: ['curator', 'director of the museum', 'chair of the trustees'],
    critics: ['art historian', 'grandson of the former owner', 'lawyer for the heirs'],
    headlines: [
      '{town} museum to return painting to heirs',
      'Museum’s {amount} landscape is a copy, expert says',
      'Painting that hung in {town} for {age} years goes home',
      'Heirs and museum settle over river landscape',
    ],
    deks: [
      'A label on the back, hidden under paper for {age} years, settled the question.',
      'A copy will hang in its place; visitors have until {month} to see the original.',
    ],
    leads: [
      'A river landscape that has hung in the museum of {town} for {age} years will be given back to the family from which it was taken, {body} decided on {weekday}.',
      'The best-known painting in the museum of {town} may be a copy, according to a study of its pigments that {body} made public on {weekday}.',
    ],
    lines: [
      'The picture was valued at {amount} when it was last insured, and at a tenth of that when it was bought.',
      'A slip of paper was found under the lining in {month2}, with a number that fits the list of a dealer who went out of business before the war.',
      'Some {count2} people saw the painting last year, and about one in {ratio} bought the postcard.',
      'The museum has put {small} researchers on the history of its other purchases, of which it holds {count}.',
      'White lead, the study says, was found in every layer but the topmost, where there should have been none.',
      'The frame is older than the picture and belongs to the town, a point on which both sides agree.',
    ],
  },
  {
    section: 'science',
    matter: 'the search for the lost comet',
    bodies: ['the observatory', 'the university', 'the institute'],
    roles: ['astronomer', 'professor of physics', 'director of the observatory'],
    critics: ['amateur astronomer', 'colleague at another institute', 'historian of science'],
    headlines: [
      'Comet lost since the war is found from {town}',
      'Student spots comet that vanished {age} years ago',
      'Lost comet will pass in {month}, observatory says',
      'How a spreadsheet in {town} brought back a comet',
    ],
    deks: [
      'It was seen for {small} nights, and then not for {age} years.',
      'The comet can be seen with binoculars in {month}, low in the west after sunset.',
    ],
    leads: [
      'A comet that was last seen {age} years ago has been found again by {body} in {town}, less than two moon-widths from where a calculation by hand had put it.',
      'It took {hours} hours of cloudless sky and a spreadsheet to find a comet that the best telescopes had missed for {age} years, {body} in {town} said on {weekday}.',
    ],
    lines: [
      'The comet goes round the sun once in {age} years and comes no closer to the earth than {count} million kilometres.',
      'On the photographs it is a smudge of {small} pixels that moves against the stars from one hour to the next.',
      'Old plates from {count} nights were measured again, some of them cracked, one of them with a thumbprint on it.',
      'The telescope was built in 1936 and stands in a dome in {street} that has to be turned by hand.',
      'Its nucleus is thought to be about {decimal} kilometres across, give or take a half.',
      'Whoever wants to see it will need a clear horizon, binoculars and some patience on an evening in {month}.',
    ],
  },
]
