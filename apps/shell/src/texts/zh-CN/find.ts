export const find = {
  find: {
    label: '全局查找',
    placeholder: '查找案件、人员、单位（/）',
    nothing: '没有找到；可用汉字、拼音或首字母',
    all: '查看全部 {{count}} 件',
    allCapped: '查看全部 {{count}} 件以上',
    kind_case: '案件',
    kind_person: '人员',
    kind_unit: '单位',
    kind_document: '文书',
  },
};
