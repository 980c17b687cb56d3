export const find = {
  find: {
    label: 'Find anything',
    placeholder: 'Find cases, people, units (/)',
    nothing: 'Nothing found; characters, pinyin and initials all work',
    all: 'See all {{count}}',
    allCapped: 'See all, more than {{count}}',
    kind_case: 'Cases',
    kind_person: 'People',
    kind_unit: 'Units',
    kind_document: 'Documents',
  },
};
