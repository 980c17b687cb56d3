/** Why the store refused; `code` is stable, the message is for people, Chinese first. */
export class StoreError extends Error {
  readonly code: Code;
  constructor(code: Code, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = new.target.name;
    this.code = code;
  }
}
export type Code =
  | 'not-found'
  | 'stale'
  | 'conflict'
  | 'outside-transaction'
  | 'past-transaction'
  | 'needs-transaction'
  | 'overtaken'
  | 'unaudited'
  | 'wrong-key'
  | 'not-durable'
  | 'locked'
  | 'not-migrated'
  | 'unsupported';

/** It does not exist, belongs to another organisation, or the actor is recused from it. */
export class NotFound extends StoreError {
  readonly what: string;
  constructor(what: string, cause?: unknown) {
    super('not-found', `未找到：${what} / not found: ${what}`, cause);
    this.what = what;
  }
}

/** Somebody else changed the row meanwhile; `current` is what it is now. */
export class Stale<T = unknown> extends StoreError {
  readonly current: T;
  constructor(what: string, current: T) {
    super(
      'stale',
      `${what} 已被他人修改，请核对后重试 / ${what} was changed meanwhile: compare and try again`,
    );
    this.current = current;
  }
}

/** Something that must be unique exists already. */
export class Conflict extends StoreError {
  readonly what: string;
  constructor(what: string, cause?: unknown) {
    super('conflict', `${what} 中已有相同的内容 / ${what} has such a row already`, cause);
    this.what = what;
  }
}

/** Writing outside a transaction, or through a transaction that is over. */
export class OutsideTransaction extends StoreError {
  constructor(what: string) {
    super(
      'outside-transaction',
      `写入 ${what} 须在事务之内 / write to ${what} inside a transaction that is not over`,
    );
  }
}

/** Reading past the transaction that is running, or beginning another one in it. */
export class PastTransaction extends StoreError {
  constructor(what: string) {
    super(
      'past-transaction',
      `事务进行中，请经由 tx 读取 ${what} / a transaction is running: use its tx for ${what}`,
    );
  }
}

/** What is asked ahead of a transaction can only be answered, or done, in it. */
export class NeedsTransaction extends StoreError {
  constructor() {
    super(
      'needs-transaction',
      '此操作须在事务之内进行 / this can only be done inside a transaction',
    );
  }
}

/** Somebody wrote since something was prepared: what it was prepared on may not be so any more. */
export class Overtaken extends StoreError {
  constructor() {
    super(
      'overtaken',
      '准备之后另有写入，请重新准备 / somebody wrote since this was prepared: prepare it anew',
    );
  }
}

/** A transaction wrote something and said nothing to the audit log. */
export class Unaudited extends StoreError {
  constructor(actor: string) {
    super(
      'unaudited',
      `${actor} 的写入没有审计记录，已全部撤销 / what ${actor} wrote has no audit entry and was undone: call tx.audit.add`,
    );
  }
}

/** What is sealed cannot be opened with this key, or was tampered with. */
export class WrongKey extends StoreError {
  constructor(what: string, cause?: unknown) {
    super(
      'wrong-key',
      `无法解密 ${what}：密钥不符或内容被改动 / cannot open ${what}: another key, or it was tampered with`,
      cause,
    );
  }
}

/** The database would not keep what it acknowledged through a power cut. */
export class NotDurable extends StoreError {
  constructor(found: string) {
    super(
      'not-durable',
      `数据库未处于断电安全的设置（${found}），拒绝启动 / the database is not set to survive a power cut (${found}); refusing to start`,
    );
  }
}

/** Another process is bringing the database up to date. */
export class Locked extends StoreError {
  constructor(cause?: unknown) {
    super(
      'locked',
      '另一进程正在使用或升级数据库，请等它结束后重试 / another process is using the database or migrating it: wait until it has ended and try again',
      cause,
    );
  }
}

/** A migration failed. What it had done is undone; those before it stay. */
export class NotMigrated extends StoreError {
  constructor(name: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      'not-migrated',
      `数据升级在 ${name} 一步失败，该步已全部撤销，原有数据完好：${why} / the migration ${name} failed; all of it was undone, and what was stored is whole: ${why}`,
      cause,
    );
  }
}

/** This database cannot do it. */
export class Unsupported extends StoreError {
  constructor(message: string) {
    super('unsupported', message);
  }
}
