import type { Topic } from './language-pack.ts'

export const germanTopics: readonly Topic[] = [
  {
    section: 'region',
    matter: 'der Umbau des Bahnhofs',
    bodies: ['die Stadtverwaltung', 'die Verkehrsgesellschaft', 'die Bauaufsicht'],
    roles: ['Baudezernentin', 'Projektleiter', 'Bürgermeister'],
    critics: ['Sprecher des Fahrgastverbands', 'Ratsmitglied', 'Anwohnerin'],
    headlines: [
      'Bahnhof in {town} bleibt bis {month} gesperrt',
      'Umbau in {town} wird teurer: {amount2}',
      'Pendler müssen in {town} weiter Bus fahren',
      'Warum in {town} seit {weeks} Wochen kein Zug hält',
    ],
    deks: ['Bei den Arbeiten wurden {count} morsche Pfähle gefunden, mit denen niemand gerechnet hatte.'],
    leads: [
      'Der Bahnhof von {town} bleibt bis mindestens {month} gesperrt, weil unter den Gleisen {count} morsche Pfähle gefunden worden sind, wie {body} am {weekday} mitteilte.',
    ],
    lines: [
      'Rund {count2} Reisende steigen hier an einem gewöhnlichen Werktag ein und aus.',
      'Die Ersatzbusse halten {place} und brauchen bis zum nächsten Umsteigebahnhof {minutes} Minuten.',
      'Die Pfähle stammen aus der Gründerzeit und stehen in keinem der Pläne.',
      'Der Aufzug, auf den Menschen im Rollstuhl seit {small} Jahren warten, soll nun zuerst gebaut werden.',
    ],
  },
  {
    section: 'wirtschaft',
    matter: 'der Verkauf der Brauerei',
    bodies: ['die Geschäftsführung', 'die Insolvenzverwaltung', 'die Eigentümerfamilie'],
    roles: ['Braumeisterin', 'Geschäftsführer', 'Insolvenzverwalter'],
    critics: ['Betriebsratsvorsitzende', 'Gastwirt', 'Gewerkschaftssekretär'],
    headlines: [
      'Brauerei in {town} streicht {count} Stellen',
      'Käufer für Brauerei in {town} gefunden',
      'Nach {age} Jahren: Familie trennt sich von Brauerei',
      'Betriebsrat kämpft um Brauerei in {town}',
    ],
    deks: ['Der Absatz ist um {percent} Prozent gesunken, der Preis für Gas um ein Vielfaches gestiegen.'],
    leads: [
      'Die Brauerei in {town} wird nach {age} Jahren verkauft und verliert bis {month} {count} ihrer Arbeitsplätze, wie {body} am {weekday} der Belegschaft sagte.',
    ],
    lines: [
      'Im vergangenen Jahr wurden {count2} Hektoliter abgefüllt, so wenig wie seit dem Krieg nicht.',
      'Für die Kessel {place} interessiert sich ein Hersteller von Apfelsaft.',
      'Das Rezept des dunklen Bockbiers liegt in einem Schließfach und gehört nicht zur Insolvenzmasse.',
      'Ein Sozialplan würde etwa {amount} kosten, die niemand zurückgelegt hat.',
    ],
  },
  {
    section: 'kultur',
    matter: 'der Streit um die Orgel',
    bodies: ['die Kirchengemeinde', 'die Denkmalpflege', 'der Orgelverein'],
    roles: ['Kantorin', 'Denkmalpfleger', 'Pfarrer'],
    critics: ['Orgelbauer', 'Vorsitzende des Fördervereins', 'Organist im Ruhestand'],
    headlines: [
      'Orgel in {town} verstummt für {weeks} Wochen',
      'Streit um {count} Pfeifen spaltet {town}',
      'Orgel von {town} ist älter als gedacht',
      'Gutachten: Orgel in {town} wurde falsch gestimmt',
    ],
    deks: ['Ein Gutachten von {pages} Seiten kommt zu einem Schluss, den beide Seiten für sich deuten.'],
    leads: [
      'Die Orgel von {town} ist nach einem Gutachten, das {body} am {weekday} vorstellte, um {age} Jahre älter als bisher angenommen.',
    ],
    lines: [
      'Von {count2} Pfeifen sind {count} nicht mehr im ursprünglichen Zustand.',
      'Die Kosten der Instandsetzung werden auf {amount} geschätzt, das Dach nicht gerechnet.',
      'Gespielt wird bis auf Weiteres auf einem Harmonium, das der Kindergarten geliehen hat.',
      'In einem Rechnungsbuch fand sich der Name eines Gesellen, der später selbst berühmt wurde.',
    ],
  },
]

export const germanLines: readonly string[] = [
  'Ein erster Bericht von {pages} Seiten liegt seit zwei Jahren vor und ist nie veröffentlicht worden.',
  'Was es am Ende kosten wird, ist offen: {amount} nennt die Vorlage, von {amount2} sprechen Fachleute.',
  'Im Rat stand die Frage dreimal auf der Tagesordnung und wurde dreimal vertagt.',
  'Die Sitzung {place} war so voll, dass die Leute auf der Treppe standen.',
  'Seither ist die Zahl der Beschwerden auf {count2} gestiegen.',
  'Eine Arbeitsgruppe soll sich jeden zweiten {weekday} treffen, bis sie eine Lösung gefunden hat.',
  'Drei Nachbarstädte stehen vor derselben Wahl und sehen genau hin.',
  'Nach einer Umfrage des Lokalradios sind {percent} Prozent dafür, etwa ebenso vielen ist es gleich.',
  'Unterlagen, die dieser Zeitung vorliegen, lassen darauf schließen, dass die Gefahr schon im {month2} bekannt war.',
  'Der Vertrag umfasst {pages} Seiten und enthält eine Klausel über das Wetter.',
  'Der Betrag von {amount} war unter „Sonstiges“ verbucht, wo er lange niemandem auffiel.',
  'Am Ende wurde die Hand gehoben, und dann noch einmal, weil beim ersten Mal niemand gezählt hatte.',
  'Im Landkreis gibt es {count} solcher Fälle, von denen erst {small} entschieden sind.',
  'Auf dem Wochenmarkt wurde am {weekday} von kaum etwas anderem gesprochen.',
  'Beide Seiten können bis Ende {month} Widerspruch einlegen.',
  'Ein ähnlicher Versuch scheiterte in der Nachbarschaft nach {weeks} Wochen am Geld.',
  'Befragte Juristen gaben verschiedene Antworten, einer von ihnen gleich zwei.',
  'Ob das Geld zurückgefordert werden kann, ist zweifelhaft, denn die Firma gibt es seit {month2} nicht mehr.',
  'Ein Plan, der in der Sitzung herumgereicht wurde, zeigte ein anderes Tal.',
  'Von {count} Briefen, die bis {weekday} eingegangen waren, sprach sich der größere Teil dagegen aus.',
  'Läuft alles nach Plan, sind die ersten Ergebnisse im {month} zu sehen.',
  'Freiwillige haben einen Tisch aufgestellt, an dem sie Tee ausschenken und Fragen beantworten.',
  'Die Ratsmitglieder hatten {minutes} Minuten Zeit, um {pages} Seiten zu lesen.',
  'Eine unabhängige Prüfung, für {month2} versprochen, ist auf {month} verschoben worden.',
  'Was aus den {count} Menschen wird, die schon auf der Liste stehen, ist nicht geklärt.',
  'Das Land übernimmt {percent} Prozent der Kosten, wenn der Antrag bis Ende {month} gestellt ist.',
  '{expert} lehrt an der Universität, ist nicht beteiligt und hält die Zahlen für glaubhaft, aber veraltet.',
  'Im Grundbuch ist das Gelände noch immer als Wiese eingetragen.',
  'Die Vorsitzende schloss die Sitzung um Viertel vor elf, als der Hausmeister das Licht ausmachte.',
  'Ein Sprecher nannte die Verzögerung bedauerlich und ihren Grund vertraulich.',
]

export const germanQuotes: readonly (readonly [string, string])[] = [
  [
    '„Wir sind im {month} fertig und keinen Tag später“, sagte {name} ({role}).',
    '„Wir hoffen, im {month} fertig zu sein, versprechen kann das niemand“, sagte {name} ({role}).',
  ],
  [
    '„Das ist ein Skandal“, sagte {critic2} ({criticRole}).',
    '„Das ist ein Ärgernis“, sagte {critic2} ({criticRole}).',
  ],
  ['„Davon habe ich nie erfahren“, sagte {last}.', '„Davon habe ich erst spät erfahren“, sagte {last}.'],
  [
    '„Das Geld ist da. Es fehlt der Wille“, meinte {criticLast}.',
    '„Ein Teil des Geldes ist da. Es fehlt ein Plan“, meinte {criticLast}.',
  ],
  [
    '„Es besteht keine Gefahr“, hieß es am {weekday} in einer Mitteilung.',
    '„Es besteht derzeit kein Anlass zur Sorge“, hieß es am {weekday} in einer Mitteilung.',
  ],
  ['„Ich würde wieder so entscheiden“, sagte {name}.', '„Ich würde heute anders entscheiden“, sagte {name}.'],
]
