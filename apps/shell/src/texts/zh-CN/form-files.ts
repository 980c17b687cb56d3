export const formFiles = {
  formFiles: {
    asSchema: 'JSON Schema（任何 rjsf 都能显示）',
    asDefinition: '表单定义和本级修改（供其他机关采用）',
    refused: '文件未被采用，草案没有改变。',
    title: '从文件采用',
    is_overlay: '这是同一表单在另一机关的修改。逐项选择要采用的；采用后可以撤销。',
    is_definition:
      '这是本系统另一份表单的定义：其中的字段作为新增字段放入本表单。逐项选择要采用的；采用后可以撤销。',
    is_schema:
      '这是 JSON Schema：其中的属性作为新增字段放入本表单，以此为起点再行修改。采用后可以撤销。',
    changes: '将要修改（{{count}}）',
    notes: '未照原样采用（{{count}}）',
    allUnderstood: '文件内容全部照原样采用。',
    all: '全选',
    none: '全不选',
  },
};
