export const merge = {
  merge: {
    from: 'Handled with this case',
    into: 'This case is handled with',
    undo: 'Undo the merging',
    undoHelp:
      'The case goes back to the step at which it was; deadlines count from their first day.',
    alike: 'Similar cases',
    alikeHelp:
      'About the same person within the window, the most alike first. Whether it is one matter is for you to decide.',
    likeness: '{{share}} % alike',
    compare: 'Compare',
    this: '(this one)',
    other: '(the similar one)',
    help: 'It is then kept as a duplicate with its own source, receipt and complainant; its receipt tells how the main case stands. It can be undone.',
    merge: 'Merge into {{number}}',
    keep: 'Not one matter',
    suspected: '{{share}} % like {{number}}, perhaps a duplicate: to be decided',
    suspectedHelp: 'Compare both: merge them if they are one matter, or say why they are not.',
    toldApart: 'Decided: they are not one matter.',
    apart: 'Decided to be other matters',
    done: 'Merged into {{number}}.',
  },
};
