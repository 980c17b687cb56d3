export const find = {
  find: {
    label: 'Find anything',
    placeholder: 'Find cases, people, units (/)',
    nothing: 'Nothing found; characters, pinyin and initials all work',
    all: 'See all {{count}}',
    allCapped: 'See all, more than {{count}}',
    kind: { case: 'Cases', person: 'People', unit: 'Units', document: 'Documents' },
  },
};
