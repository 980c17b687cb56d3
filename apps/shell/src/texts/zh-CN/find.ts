export const find = {
  find: {
    label: '全局查找',
    placeholder: '查找案件、人员、单位（/）',
    nothing: '没有找到；可用汉字、拼音或首字母',
    all: '查看全部 {{count}} 件',
    allCapped: '查看全部 {{count}} 件以上',
    kind: { case: '案件', person: '人员', unit: '单位', document: '文书' },
  },
};
