export const agenda = {
  agenda: {
    title: 'Agenda',
    count:
      '{{all}} {{all|matter|matters}}, {{decided}} decided. They are carried out when the meeting ends.',
    heldCount: '{{all}} {{all|matter|matters}}, {{done}} carried out.',
    choose: 'Choose from the list of cases',
    empty: 'Nothing is on the agenda yet. Narrow the list of cases, mark them and add them.',
    listed: 'Not decided',
    decided: 'Decided',
    done: 'Carried out',
    refused: 'Could not be done',
    again: 'Try again what could not be done',
    nothing: 'You can decide nothing of this case in its stage.',
    onlyNote: 'Note what was said, decide nothing',
    takeOff: 'Take off',
    note: 'What was said of it (for the minutes)',
    decide: 'Note the decision',
    on: 'On the agenda of',
    add: 'Put on the agenda of {{number}}',
    added: '{{count}} put on the agenda:',
  },
};
