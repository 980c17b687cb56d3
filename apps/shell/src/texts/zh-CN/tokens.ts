export const tokens = {
  tokens: {
    title: '接口令牌',
    intro:
      '供其他机关的系统报送来件：每个令牌只能登记一类件，只能查询自己报送的办理状态，不能看到任何其他内容。用法见使用指南。',
    add: '新建令牌',
    none: '还没有令牌。',
    name: '名称',
    nameHelp: '如：县审计局业务系统',
    workflow: '可登记的类型',
    perMinute: '每分钟最多请求',
    until: '有效至',
    expires: '到期',
    used: '最近报送',
    end: '停用',
    endSure: '停用后，对方立即不能再报送。',
    ended: '已停用',
    done: '我已保存',
    secret: '令牌只显示这一次，本系统不保存。请交给对方的系统管理员。',
  },
};
