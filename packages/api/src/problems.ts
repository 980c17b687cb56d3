import { type Text } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import { list, optional, shape, Text as TextSchema } from './shared.ts';

/** One thing that is wrong with what was sent: where it is, and what to do. */
export const Fault = shape({
  /** JSON Pointer into the body that was sent. */
  pointer: Type.String(),
  message: TextSchema,
  /** The keyword of the schema that it fails, where it fails one. */
  keyword: optional(Type.String()),
});
export type Fault = Static<typeof Fault>;

/** Problem details after RFC 9457. `title` is Chinese; `titles` and `cure` have both languages. */
export const ProblemDetails = shape({
  type: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  titles: TextSchema,
  cure: TextSchema,
  detail: optional(TextSchema),
  errors: optional(list(Fault)),
  /** For a stale revision: what is stored now. */
  current: optional(Type.Unknown()),
  /** Names this answer in the server's log. */
  instance: optional(Type.String()),
});
export type ProblemDetails = Static<typeof ProblemDetails>;

interface Entry {
  readonly status: number;
  readonly title: Text;
  readonly cure: Text;
}
const entry = (status: number, zh: string, en: string, cureZh: string, cureEn: string): Entry => ({
  status,
  title: { 'zh-CN': zh, en },
  cure: { 'zh-CN': cureZh, en: cureEn },
});

/** Every refusal that the server can give, by the last part of its `type`. */
export const problems = {
  'not-signed-in': entry(
    401,
    '尚未登录或登录已失效',
    'Not signed in, or the session has ended',
    '请重新登录；页面上已填写的内容不会丢失。',
    'Sign in again; what you typed stays on the page.',
  ),
  'wrong-credentials': entry(
    401,
    '账号或密码不正确',
    'The account or the password is wrong',
    '请核对后重新输入。',
    'Check both and try again.',
  ),
  'token-refused': entry(
    401,
    '令牌无效、已到期或已停用',
    'The token is not valid, has expired or was ended',
    '请向接收单位的系统管理员索取新的令牌，并放在 Authorization: Bearer 之后。',
    'Ask the system administrator of the office for a new token and send it as Authorization: Bearer.',
  ),
  'too-many-attempts': entry(
    429,
    '尝试次数过多',
    'Too many attempts',
    '请稍候几分钟再试。',
    'Wait a few minutes and try again.',
  ),
  forbidden: entry(
    403,
    '您的角色不能办理此事项',
    'Your role may not do this',
    '请由有权限的同事办理。',
    'Ask a colleague whose role allows it.',
  ),
  recused: entry(
    403,
    '您已回避此件',
    'You are recused from this case',
    '此件由其他承办人办理。',
    'Another handler takes care of it.',
  ),
  'not-found': entry(
    404,
    '没有找到',
    'Not found',
    '它可能已被移走，或属于其他单位。',
    'It may have been moved, or belongs to another office.',
  ),
  'not-open': entry(
    409,
    '此步骤现在不能办理',
    'This step is not open now',
    '请按提示完成前置步骤后再办理。',
    'Do what the message names first.',
  ),
  stale: entry(
    412,
    '内容已被他人更新',
    'Somebody else has changed this in the meantime',
    '请核对最新内容后再次提交；您填写的内容仍在页面上。',
    'Look at the latest state and submit again; what you typed is still on the page.',
  ),
  'edit-conflict': entry(
    409,
    '他人已修改同一项',
    'Somebody else has changed the same item',
    '请核对对方的修改，再决定保留哪一个；您的修改没有丢失。',
    'Look at the other change and decide which one stays; yours is not lost.',
  ),
  'before-scheduled': entry(
    409,
    '已有待生效的版本，不能早于它生效',
    'An edition is scheduled; nothing can take effect before it',
    '请选择更晚的生效时间，或先撤回待生效的版本。',
    'Choose a later instant, or withdraw the scheduled edition first.',
  ),
  'draft-outdated': entry(
    409,
    '草案起草后又发布了新版本',
    'Another edition was published since this draft was begun',
    '请先并入新版本的修改，再提交或批准。',
    'Take over what was published, then submit or approve.',
  ),
  'revision-missing': entry(
    428,
    '缺少版本号',
    'The revision is missing',
    '请带上读取时得到的 revision（或 If-Match）。',
    'Send the revision (or If-Match) that you read.',
  ),
  'key-reused': entry(
    422,
    '同一幂等键用于不同的内容',
    'The same Idempotency-Key came with other content',
    '请为新的提交使用新的幂等键。',
    'Use a new key for a new submission.',
  ),
  conflict: entry(
    409,
    '与已有内容冲突',
    'It conflicts with what exists',
    '请换一个名称或编号。',
    'Choose another name or number.',
  ),
  'answers-invalid': entry(
    422,
    '表单内容有误',
    'The form is not filled in correctly',
    '请按各项提示修改后再提交。',
    'Correct the fields that are named and submit again.',
  ),
  'facts-invalid': entry(
    422,
    '事实不符合词汇表',
    'The facts do not fit the vocabulary',
    '请按各项提示修改。',
    'Correct the facts that are named.',
  ),
  'body-invalid': entry(
    422,
    '请求内容不符合接口约定',
    'The body does not fit the contract',
    '请对照 /api/openapi.json 修改。',
    'Compare it with /api/openapi.json.',
  ),
  'body-malformed': entry(
    400,
    '请求内容不是有效的 JSON',
    'The body is not valid JSON',
    '请发送 UTF-8 编码的 JSON。',
    'Send JSON in UTF-8.',
  ),
  'body-too-large': entry(
    413,
    '请求内容过大',
    'The body is too large',
    '单次提交不超过 1 MB。',
    'Keep one submission below 1 MB.',
  ),
  'file-refused': entry(
    422,
    '文件不能接收',
    'The file cannot be taken',
    '请按说明处理后重新选择文件；表单中已填写的内容不受影响。',
    'Do as the message says and choose the file again; the rest of the form is not affected.',
  ),
  'file-too-large': entry(
    413,
    '文件过大',
    'The file is too large',
    '请压缩或拆分后再上传。',
    'Make it smaller or split it, and upload it again.',
  ),
  'upload-moved': entry(
    409,
    '续传位置不一致',
    'The upload goes on at another place',
    '请重新查询已收到的位置，从该处继续。',
    'Ask where it is (HEAD), and go on there.',
  ),
  'too-many-uploads': entry(
    429,
    '未提交的上传过多',
    'Too many uploads wait for their forms',
    '请先提交表单，或移除不需要的文件。',
    'Submit the forms, or remove files that are not needed.',
  ),
  'not-json': entry(
    415,
    '请求内容的类型不受支持',
    'The media type is not supported',
    '请使用 content-type: application/json。',
    'Use content-type: application/json.',
  ),
  incomplete: entry(
    422,
    '缺少作出判断所需的事实',
    'Facts that the decision needs are missing',
    '请补充所列事实后再提交。',
    'Add the facts that are named and submit again.',
  ),
  'choice-refused': entry(
    422,
    '所选结论不被允许',
    'The chosen outcome is not allowed',
    '请改选其他结论，或补充事实。',
    'Choose another outcome, or add facts.',
  ),
  'reason-missing': entry(
    422,
    '须说明理由',
    'A reason is needed',
    '偏离建议或退回时，请写明理由后再提交。',
    'Give the reason for deviating from the proposal, or for returning it, and submit again.',
  ),
  'definitions-refused': entry(
    422,
    '规则草案未通过检查',
    'The draft does not pass the checks',
    '请按所列位置修改。',
    'Correct the places that are named.',
  ),
  'not-acknowledged': entry(
    422,
    '尚有空缺或重叠未经确认',
    'Gaps or overlaps are not acknowledged',
    '请逐项查看并确认，或修改规则。',
    'Look at each and say that it is meant, or change the rules.',
  ),
  'second-person': entry(
    403,
    '须由另一人批准',
    'A second person has to approve',
    '请由提交人以外的审批人办理。',
    'Ask an approver other than the one who submitted it.',
  ),
  migrating: entry(
    503,
    '系统正在升级数据，请稍候',
    'The data is being upgraded: wait a little',
    '升级完成后即可继续，无需做任何操作；页面上已填写的内容不会丢失。',
    'Go on when it is done; there is nothing to do. What you typed stays on the page.',
  ),
  internal: entry(
    500,
    '系统出现错误，没有保存任何内容',
    'Something went wrong here; nothing was saved',
    '请稍后重试；如仍出现，请把编号告诉系统管理员。',
    'Try again; if it happens again, give the number to your administrator.',
  ),
} satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof problems;
export const problemType = (code: ProblemCode): string => `urn:bitan:problem:${code}`;
