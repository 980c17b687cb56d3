import * as closing from './closing.mjs';
import * as leads from './leads.mjs';
import * as letter from './letter.mjs';
import * as measure from './measure.mjs';
import * as meeting from './meeting.mjs';
import * as records from './records.mjs';
import * as rectify from './rectify.mjs';
import * as review from './review.mjs';
import * as talk from './talk.mjs';

/** What each document of the base pack looks like, by its id, in the order of the standard paperwork. */
export const templates = {
  'petition-registration': leads.petitionRegistration,
  'lead-disposition': leads.leadDisposition,
  'talk-approval': leads.talkApproval,
  'talk-plan': talk.talkPlan,
  'talk-outline': talk.talkOutline,
  'talk-notice': talk.talkNotice,
  'talk-record': talk.talkRecord,
  'collective-talk-record': talk.collectiveTalkRecord,
  'inquiry-letter': letter.inquiryLetter,
  'written-explanation': letter.writtenExplanation,
  'integrity-pledge': letter.integrityPledge,
  'appointment-pledge': letter.appointmentPledge,
  'review-opinion': review.reviewOpinion,
  'situation-report': review.situationReport,
  'acceptance-feedback': letter.acceptanceFeedback,
  'reminder-record': measure.reminderRecord,
  'admonition-letter': measure.admonitionLetter,
  'rectification-notice': measure.rectificationNotice,
  'rectification-report': rectify.rectificationReport,
  'inspection-record': rectify.inspectionRecord,
  'visit-record': rectify.visitRecord,
  'release-approval': rectify.releaseApproval,
  'release-notice': rectify.releaseNotice,
  'transfer-form': closing.transferForm,
  'accountability-proposal': measure.accountabilityProposal,
  'self-criticism': measure.selfCriticism,
  'clarification-approval': closing.clarificationApproval,
  'clarification-notice': closing.clarificationNotice,
  'clarification-letter': closing.clarificationLetter,
  'acceptance-notice': closing.acceptanceNotice,
  'result-feedback': closing.resultFeedback,
  'archive-catalogue': records.archiveCatalogue,
  'opinion-reply': records.opinionReply,
  'special-report': records.specialReport,
  'meeting-minutes': meeting.meetingMinutes,
};
