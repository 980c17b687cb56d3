/**
 * What acceptance cases, imports and other people's tools count on: the ids of the base pack. They
 * may be added to; none of them may go.
 */
export const sharedFacts = `
  report.violation report.severity report.evidence report.checkable report.elements
  report.hasWhoWhatWhen report.collusionRisk report.realName report.duplicate report.newEvidence
  report.nonDuplicates6m report.sources6m report.jointRealNames report.publicOpinion
  check.done check.signs check.established check.result
  subject.kind subject.keyDomain subject.keyPost subject.riskIndicators subject.sanctionInForce
  subject.revisitNeeded subject.underAdmonition subject.principalLeader subject.nextLevelHead
  subject.ownHead subject.superiorManaged subject.lowerManaged subject.talks12m
  subject.foundedTalks12m subject.roundsSameMatter
  team.unclean team.disunited team.collectiveMinor
  unit.violators12m unit.staff unit.impactIndicators handler.relation
  reply.kind reply.received reply.workingDays reply.understanding reply.clarity reply.doubt
  reply.inconsistent reply.obviousViolation reply.importantLead reply.finding
  rectify.overdueDays rectify.result rectify.disregarded rectify.unreformed rectify.systemic
  visit.done visit.rebound release.cleanMonths
`
  .trim()
  .split(/\s+/);

/** The values of enumerations, in their order. */
export const sharedValues: Record<string, string> = {
  'report.severity': 'none emerging tendency minor belowSanction sanctionable dutyCrime',
  'report.evidence': 'none insufficient sufficient',
  'check.result': 'notChecked unfounded notProven partlyTrue true',
  'subject.kind': 'individual team',
  'handler.relation': 'none nearRelative interest witness other',
  'reply.kind': 'talk letter',
  'reply.clarity': 'clear unclear evasive',
  'reply.finding': 'unfounded emerging minor violation',
  'rectify.result': 'none pending passed failed',
};

/** How each decision hits, and its outcomes. */
export const sharedDecisions: Record<string, string> = {
  routing: 'first: deliverToSuperior recuse transferLower keepDuplicate accept',
  'must-talk': 'collect: mustTalk',
  'strongly-reported': 'first: strong ordinary',
  disposition: 'first: verify talk letter shelve close',
  'talk-mode': 'first: collective special revisitEducation individual',
  review: 'first: transfer verify secondRound measure clarify accept',
  accountability: 'first: propose admonish selfCriticism none',
  release: 'first: lift hold accountability',
  'result-use': 'collect: archive meritBlock selectionFlag leadWatch explainAtMeeting feedback',
};

/**
 * The forty-three discretionary words. A word with several numbers is a family of parameters under
 * a common prefix (`approval.slaDays` → `approval.slaDays.deputy`, …).
 */
export const sharedParameters = `
  lead.opinionDays approval.slaDays talk.holdWithin talk.minOfficers talk.preDocs
  record.submitWithin explain.days.talk explain.days.letter explain.extension explain.countersign
  report.days second.trigger second.max guard.sevenElements esc.transferDays esc.verifyDays
  rectify.days rectify.longTerm follow.visits follow.sample release.criteria mt3.window
  mt4.principal mt5.domains mt5.risk collective.count collective.impact strong.count
  repeat.window repeat.limit repeat.excludeUnfounded archive.scope notice.acceptDays
  notice.resultDays assigned.months route.superior route.lower dup.window influence.months
  clarify.days false.approval alarm.levels meeting.year
`
  .trim()
  .split(/\s+/);

/** What no level below may loosen. */
export const sharedLocks = `
  lead.opinionDays explain.days.letter report.days notice.acceptDays notice.resultDays
  assigned.months route.superior route.lower false.approval influence.months second.max
`
  .trim()
  .split(/\s+/);
