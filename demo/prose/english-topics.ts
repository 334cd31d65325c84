import type { Topic } from './language-pack.ts'

/** Ten matters that any town could have in its paper. */
export const englishTopics: readonly Topic[] = [
  {
    section: 'local',
    matter: 'the repair of the {street} bridge',
    bodies: ['the harbour authority', 'the county highways department', 'the bridges board'],
    roles: ['chief engineer', 'head of roads', 'harbour master'],
    critics: ['chair of the traders’ association', 'ward councillor', 'spokeswoman for the cyclists’ union'],
    headlines: [
      '{street} bridge to stay shut until {month}',
      'Drivers face {weeks} more weeks of detours in {town}',
      'Cracks found in {street} bridge as repair bill climbs',
      'Why nobody can say when {town} gets its bridge back',
    ],
    deks: [
      'Engineers found {count} cracks where they had expected none, and the bill has risen to {amount2}.',
      'Traders on the far side say takings are down by {percent} per cent since the barriers went up.',
    ],
    leads: [
      'The {street} bridge in {town} will stay closed until {month} at the earliest after engineers found {count} cracks in its southern span, {body} said on {weekday}.',
      'Anyone who crosses the river in {town} will have to take the long way round for another {weeks} weeks, because the {street} bridge is in a worse state than had been thought.',
    ],
    lines: [
      'Some {count2} vehicles a day used the crossing before it was closed, more than half of them on their way to the industrial estate.',
      'The detour by way of {place} adds about {minutes} minutes to the journey in the morning, according to counts made by volunteers.',
      'Divers inspected the piers in {month2} and reported that the river had washed out {count} cubic metres of gravel from beneath them.',
      'The steel for the new bearings has been ordered from a foundry abroad, which quoted a delivery time of {weeks} weeks.',
      'Ambulance crews have been given the code to a barrier on the footbridge, which was used {count} times last month.',
      'A ferry that was meant to carry schoolchildren over the river ran for two days and then lost its licence.',
    ],
  },
  {
    section: 'health',
    matter: 'the closure of the night clinic',
    bodies: ['the hospital trust', 'the regional health board', 'the clinic’s management'],
    roles: ['medical director', 'head of nursing', 'chief executive of the trust'],
    critics: ['emergency doctor', 'spokesman for the nurses’ union', 'patients’ representative'],
    headlines: [
      '{town} night clinic to close in {month}',
      'Patients told to drive {minutes} minutes as {town} loses its night clinic',
      'Doctors warn of danger as trust shuts clinic after dark',
      '{count} nurses short: how {town} lost its nights',
    ],
    deks: [
      'The trust says it cannot fill {count} posts; doctors say that it has not tried.',
      'About {count2} people used the clinic between ten at night and six in the morning last year.',
    ],
    leads: [
      'The only clinic in {town} that is open at night will close its doors after dark from {month}, {body} announced on {weekday}, because it cannot find enough staff.',
      'People who fall ill at night in {town} will have to travel for {minutes} minutes from {month} on, after {body} decided to give up the night shift of the local clinic.',
    ],
    lines: [
      'Of {count2} patients who came at night last year, one in {ratio} was under five, figures released under a freedom of information request show.',
      'Two advertisements for the vacant posts drew {small} applications, none of them from within the county.',
      'The nearest emergency department is in {place}, where the average wait last month was {hours} hours and {minutes} minutes.',
      'A locum doctor costs {amount} a year, which is more than twice the salary of a permanent one.',
      'Pharmacists in the town have offered to stay open until midnight on three days of the week.',
      'The building itself will not be sold, and the X-ray machine that was bought by public collection stays where it is.',
    ],
  },
  {
    section: 'education',
    matter: 'the merger of the two schools',
    bodies: ['the education committee', 'the board of governors', 'the county council'],
    roles: ['head teacher', 'director of education', 'chair of governors'],
    critics: [
      'mother of three pupils',
      'deputy leader of the opposition',
      'branch secretary of the teachers’ union',
    ],
    headlines: [
      '{street} school to merge with rival in {town}',
      'Parents vow to fight plan to close {street} school',
      'Governors back school merger by {small} votes to two',
      'A school of {count} pupils is too small, council says',
    ],
    deks: [
      'Pupil numbers have fallen by {percent} per cent in ten years, and the roof needs {amount}.',
      'Lessons would move to {place} from {month}, with buses for those who live further than two miles away.',
    ],
    leads: [
      'Pupils of {street} school in {town} will be taught together with those of {place} from {month}, if a plan that {body} published on {weekday} is carried out.',
      'After a meeting that lasted {hours} hours, {body} has recommended that the two secondary schools of {town} become one.',
    ],
    lines: [
      'The school has {count} pupils in a building that was put up for twice as many.',
      'Repairs to the roof alone have been put at {amount}, a sum equal to the whole maintenance budget of the district.',
      'Under the plan no teacher would lose a post, but {small} contracts that end next year would not be renewed.',
      'A petition against the plan has been signed by {count2} people, among them two former head teachers.',
      'Inspectors rated both schools as good when they last called, and praised the music department of the smaller one.',
      'The playing field is held in trust for the children of the parish and could not be built on without an act of parliament.',
    ],
  },
  {
    section: 'business',
    matter: 'the future of the paper mill',
    bodies: ['the mill’s owners', 'the receivers', 'the development agency'],
    roles: ['managing director', 'plant manager', 'receiver'],
    critics: ['shop steward', 'member of parliament for {town}', 'regional secretary of the union'],
    headlines: [
      'Paper mill in {town} to shed {count} jobs',
      '{town} mill seeks buyer after {amount} loss',
      'Last shift looms at {place} paper mill',
      'Buyer found for {town} paper mill, union says',
    ],
    deks: [
      'The owners blame the price of electricity, which has risen by {percent} per cent since {month2}.',
      'Talks with {small} bidders are to be over by the end of {month}.',
    ],
    leads: [
      'The paper mill at {place} near {town} will cut {count} of its jobs by {month}, {body} told the workforce on {weekday}.',
      'Workers who arrived for the early shift at the {town} paper mill on {weekday} were handed a letter that said that {count} of them would not be needed after {month}.',
    ],
    lines: [
      'The mill lost {amount} last year on sales of {amount2}, accounts filed this week show.',
      'Its two machines can turn out {count2} tonnes a year, but one of them has stood still since {month2}.',
      'Orders for newsprint, once the whole of its trade, have shrunk to {percent} per cent of what they were.',
      'The town owns the water rights on which the plant depends, and let them for a peppercorn in 1961.',
      'A firm that makes packaging for medicines has looked over the site twice, according to two people who showed its staff around.',
      'Statutory redundancy would come to about {amount} in all, a liability that any buyer would have to carry.',
    ],
  },
  {
    section: 'environment',
    matter: 'the flood defences at {place}',
    bodies: ['the water board', 'the rivers agency', 'the drainage commissioners'],
    roles: ['flood risk manager', 'commissioner', 'head of the river survey'],
    critics: ['farmer', 'parish clerk', 'director of the wildlife trust'],
    headlines: [
      'Flood wall at {place} failed test before storm',
      '{count} homes in {town} under water after river tops wall',
      'Warnings about {place} flood wall went unread for {weeks} weeks',
      'River board admits error over {town} flood',
    ],
    deks: [
      'A survey in {month2} found {count} metres of the wall too low. Nothing was done.',
      'Insurers put the damage at {amount2}, most of it in streets that had never been flooded before.',
    ],
    leads: [
      'A flood wall that gave way at {place} and let the river into {count} homes had failed an inspection {weeks} weeks earlier, {body} admitted on {weekday}.',
      'The water came over the wall at {place} a little after four in the morning, and by daylight it stood in {count} houses of {town}.',
    ],
    lines: [
      'The gauge at the old mill stood at {decimal} metres when it stopped sending, the highest reading since it was put up.',
      'Firefighters carried {small} people out of ground-floor flats, the eldest of them a woman of ninety-four.',
      'The survey, a copy of which this newspaper has seen, calls {count} metres of the wall “below the design level”.',
      'Raising the whole length would cost {amount}, a sum that was in the plans for three years and was then taken out.',
      'Sandbags were handed out from a lorry in {street} until they ran out, a little before midnight.',
      'Beavers that were released upstream held back some of the water, the wildlife trust believes, though nobody has measured how much.',
    ],
  },
]
