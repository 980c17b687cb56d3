export const namesakes = {
  namesakes: {
    title: 'Namesakes and mistakes',
    none: 'No other record has this name. Two records of one person can be joined; cases of somebody else can be given to whom they are about.',
    some: 'Other records have this name. Whether they are of one person is for you to decide:',
    compare: 'Compare',
    join: 'Join records',
    part: 'Part this record',
    joinTitle: 'Join another record to that of {{name}}',
    partTitle: 'Give cases of {{name}} to whom they are about',
    other: 'Choose the other record',
    stays: '(stays)',
    goes: '(is joined to it)',
    differs: 'differs',
    joinHelp:
      'Cases, entries and documents of the other record come to the one that stays; the other is listed no more, and its name still finds this person. It can be undone.',
    partHelp:
      'Mark the cases that are not about this person and choose whose they are; their entries go along. Add the person first where there is no record.',
    entries: 'Entries that belong to no case',
    whose: 'Whose cases these are',
    effect: 'What it means',
    moving: 'Cases that move ({{count}}):',
    noCases: 'No case moves.',
    otherwise:
      'In these open cases the rules would propose otherwise. What was decided does not change by itself; their handlers are told:',
    joined: 'Joined.',
    parted: 'Parted.',
    left: 'This record was joined to:',
    leftHelp:
      'Cases and entries are in that record. What was on record here before is kept and changed no more.',
    moves: 'What was joined and parted',
    joinedHere: 'Joined to this:',
    joinedThere: 'Joined to',
    partedHere: 'Came from',
    partedThere: 'Given to',
    undo: 'Undo the joining',
    undoHelp:
      'Cases, entries and documents that came from the other record go back to it; what was registered since, and what was given to others, stays where it is.',
    undone: 'Undone',
  },
};
