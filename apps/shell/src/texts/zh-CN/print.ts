export const print = {
  print: {
    print: '打印',
    toPaper: '打印此记录',
    number: '编号',
    by: '{{name}}，{{at}}',
    on: '办理日期 {{day}}',
  },
};
