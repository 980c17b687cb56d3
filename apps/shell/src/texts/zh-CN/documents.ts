export const documents = {
  documents: {
    title: '生成文书',
    earlier: '此前各步骤的文书（{{count}}）',
    signed: '签署：{{who}}',
    make: '生成',
    again: '重新生成',
    anew: '另编文号生成',
    made: '已生成',
    version: '{{name}}（第 {{version}} 版）',
    view: '查看',
  },
};
