export const merge = {
  merge: {
    from: '并入此件的来件',
    into: '此件已并入',
    undo: '撤销合并',
    undoHelp: '此件将回到合并前的步骤，期限按原起点重新计算。',
    alike: '相似的件',
    alikeHelp: '同一被反映人、期限内的件，按内容相似程度排列。是不是同一件事，由您判断。',
    likeness: '相似 {{share}}%',
    compare: '对照',
    this: '（此件）',
    other: '（相似的件）',
    help: '合并后，此件按重复件留存，来源、回执和反映人各自保留；凭此件的回执查询，答复主件的办理状态。可以撤销。',
    merge: '并入 {{number}}',
    keep: '不是同一件事',
    done: '已并入 {{number}}。',
  },
};
