export const workdays = {
  workdays: {
    title: '工作日历',
    worked: '上班',
    free: '周末',
    holiday: '放假',
    makeUp: '调休上班',
    help: '点一天即可修改：工作日改为放假；周末先改为调休上班，再点改为放假，再点恢复。',
    source: '依据（国务院办公厅通知的名称、文号；自治地方另有规定的，一并写明）',
    missing: '尚无 {{year}} 年的工作日历：跨入该年的工作日期限无法计算，标为「未能确定」。',
    add: '补充 {{year}} 年',
    own: '本级设定',
    reset: '恢复为上级规定',
    remove: '删除这一年',
  },
};
