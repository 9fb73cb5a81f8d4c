import type { HeadingWords } from "./concept";

export const english: HeadingWords = {
  whole: {
    id: `
      id, ref, ref no, reference, reference no, reference number, risk id, risk no, risk ref, risk reference,
      risk reference number, risk number, no, number, nr, num, item, item no, key, rin, risk identification number,
      risk identifier, identifier, unique id, unique ref, uid, urn, code, risk code, rr no, sr no, s no, sl no,
      serial no, serial number, index, opportunity id, opp id, opportunity no, opportunity ref, line no, threat id,
      hazard no, hazard id, issue id, log no, entry no, register no, corporate risk no, risk id no`,
    risk: `
      risk, risks, opportunity, opportunities, the risk, key risk, corporate risk, strategic risk, principal risk,
      risk opportunity, risk or opportunity, r`,
    title: `
      title, risk title, risk name, name, name of risk, title of risk, short name, risk heading, headline, summary,
      risk summary, subject, list of possible risks, possible risks, potential risks, risk item, risk event,
      risk factor, risk area description, finding, findings, hazard, hazards, hazard identified, opportunity title,
      opportunity name, type of risk, risk identified, identified risk, risk identification, deliverable,
      vendor name, issue`,
    description: `
      description, desc, risk description, description of risk, description of the risk, risk statement, statement,
      statement of risk, risk detail, risk details, details, detail, details of risk, detailed description,
      risk scenario, scenario, scenario description, risk definition, what is the risk, what could go wrong,
      opportunity description, description of opportunity, risk narrative, narrative, risk event description,
      event, event description, description of hazardous event, there is a risk that, risk scenario description,
      if then statement, hazard description`,
    category: `
      category, categories, risk category, risk type, type, type of risk, class, classification, risk area, area,
      theme, risk theme, domain, risk domain, risk group, group, risk class, raid category, service area,
      directorate, department, service, division, function, business area, portfolio, priority theme, risk family,
      threat category, hazard type, raid type, risk classification, category of risk, opportunity type, project,
      project program, workstream`,
    cause: `
      cause, causes, root cause, root causes, risk cause, cause of risk, causes of risk, source, risk source,
      source of risk, sources, caused by, due to, because of, as a result of, causal factor, causal factors,
      risk driver, risk drivers, drivers, sources or causes of risk, reason, reasons, contributing factors,
      cause event, source cause, origin`,
    trigger: `
      trigger, triggers, risk trigger, risk triggers, early warning, early warning sign, early warning signs,
      early warning indicator, early warning indicators, warning signs, indicators, symptom, symptoms,
      trigger event, trigger conditions, key risk indicator, kri`,
    consequence: `
      consequences, result, results, resulting in, effect, effects, outcome, outcomes, potential consequences,
      possible consequences, possible risk consequences, risk consequence, risk consequences, consequences of risk,
      business impact, impact description, description of impact, impact detail, impacts, potential impacts,
      main impacts, leading to, implications, risk impact description, project impact, impact on project,
      impact statement, benefits, possible opportunity benefits, potential benefits, description of consequence,
      what would happen, evaluate, impact on objectives, impact on business, impact narrative,
      consequence description`,
    evaluation: "evaluation",
    asset: `
      asset, assets, asset name, information asset, affected asset, affected assets, asset affected, asset process,
      asset type, system, system affected, process`,
    threat: `
      threat, threats, threat source, threat description, threat actor, threat event, known or suspected threats,
      threat scenario, threat name, threat agent`,
    vulnerability: `
      vulnerability, vulnerabilities, weakness, weaknesses, known or suspected vulnerabilities,
      vulnerability description`,
    owner: `
      owner, owners, risk owner, risk owners, lead, lead officer, risk lead, responsible, responsibility,
      responsible officer, responsible person, person responsible, accountable, accountability,
      accountable officer, accountable person, accountable owner, owned by, officer, lead director, director,
      strategic lead, executive lead, risk manager, assigned to, assignee, assigned, risk owner name, owner name,
      cmt owner, senior risk owner, manager, who, by whom, opportunity owner, responsibles, responsible party,
      responsible owner, who is responsible, responsible director, sponsor, lead member`,
    contact: `
      contact, contacts, contact officer, risk contact, contact name, risk coordinator, risk champion,
      point of contact, delegate, who to ask`,
    controls: `
      control, controls, progress to date, existing control, existing controls, current control, current controls, key controls,
      controls in place, control in place, existing mitigation, current mitigation, current mitigations,
      existing mitigations, mitigating controls, mitigation in place, mitigations in place, control measures,
      existing control measures, current control measures, controls and mitigations, security controls,
      internal controls, implemented control, implemented controls, what are we already doing about it,
      what are we doing about it, risk controls, control description,
      current controls and measures in place to manage the risk, controls already in place,
      current controls in place, existing safeguards, safeguards, existing measures, current measures,
      mitigating factors, present controls, current actions, existing actions, actions already in place,
      actions taken, action taken, measures in place, current arrangements, controls measures,
      control measures comments, current controls mitigation, control mechanism`,
    adequacy: `
      adequacy, control effectiveness, effectiveness, control adequacy, adequacy of controls,
      effectiveness of controls, control rating, current control strength, control strength,
      effectiveness of existing control measures, control environment, control confidence`,
    assurance: `
      assurance, assurances, sources of assurance, assurance level, source of assurance, level of assurance,
      assurance provided, assurance source, evidence of assurance`,
    response: `
      response, risk response, risk treatment, treatment, treatment option, treatment options, response strategy,
      risk response strategy, treatment strategy, risk strategy, strategy, risk treatment option, response type,
      treat tolerate transfer terminate, 4ts, 4 ts, mitigation type, risk approach, approach,
      risk management strategy, management approach, management strategy, risk decision, treatment type,
      treatment decision`,
    contingency: `
      contingency, contingency plan, contingency plans, contingency action, contingency actions, fallback,
      fallback plan, fall back plan, plan b, in the event of risk happening, contingency response, backup plan,
      contingency measures, recovery plan`,
    priority: `
      priority, rank, ranking, risk rank, risk ranking, risk priority, order, position, priority rank,
      priority ranking, priority no`,
    actions: `
      action, actions, mitigation, mitigations, mitigating action, mitigating actions, mitigation action,
      mitigation actions, mitigation strategy, mitigation strategies, mitigation plan, mitigation plans,
      mitigation measures, treatment plan, treatment plans, treatment action, treatment actions, action plan,
      action plans, actions required, action required, planned actions, planned action, further actions,
      further action, further action required, further actions required, proposed mitigation, proposed actions,
      proposed action, recommended action, recommended actions, recommended control, recommended controls,
      recommended mitigation, recommendation, recommendations, additional controls, additional control measures,
      additional mitigation, additional mitigations, additional controls required, further controls,
      future controls, planned controls, planned improvements, improvement actions, risk mitigation,
      risk mitigation strategy, risk mitigation plan, risk reduction strategy, risk prevention, prevention,
      preventive action, preventive actions, preventative actions, preventative measures, preventive measures,
      next steps, what more can we do about it, what more needs to be done, response plan, response summary,
      response actions, risk response plan, potential responses, possible responses, risk action, risk actions,
      management action, management actions, mitigating measures, mitigation notes, mitigation approach,
      mitigation response, countermeasure, countermeasures, how will we mitigate, corrective action,
      corrective actions, planned mitigation, planned mitigations, outstanding actions, new control, new controls,
      controls required, actions to mitigate, action to be taken, actions to be taken, future actions, solution,
      action description, remediation, remediation plan, recommended fix,
      planned improvements to controls and measures to manage the risk, actions planned`,
    actionOwner: `
      action owner, action owners, action lead, owner of action, control owner, mitigation owner, treatment owner,
      action by, action assigned to, action responsibility, response owner, actioned by, action officer,
      action manager, implementation owner, task owner`,
    due: `
      due, due date, date due, action due, actions due, target date, target completion date, completion date, action due date, deadline,
      timescale, timescales, time scale, timeline, timeframe, time frame, by when, when, action date,
      action target date, due by, implementation date, planned completion date, completion target,
      target completion, expected completion, expected completion date, planned date, action deadline,
      target implementation date, date for completion, complete by, to be completed by, eta`,
    revisedDue: `
      revised date, revised target date, revised due date, new target date, revised deadline, new due date,
      revised completion date, extended date`,
    status: `
      status, risk status, action status, current status, state, open closed, open or closed, progress,
      progress status, action progress, status of action, status of actions, rag status of action,
      mitigation status, treatment status, closed, realized, realised, action rag`,
    dateRaised: `
      date raised, date identified, date opened, raised, date added, date logged, date logged in,
      date of identification, opened, date entered, raised on, date created, created, date recorded, identified on,
      date first identified, date risk raised, date risk identified, logged date, date reported, start date,
      date of entry, entry date, identification date`,
    dot: `
      dot, direction of travel, direction, trend, movement, risk trend, change, travel, risk direction,
      direction of risk, change since last quarter, score movement, trajectory, risk movement, change in risk,
      direction of travel since last review, change in score, arrow, trend arrow, status change,
      trend since last report, risk trajectory`,
    lastReview: `
      last review, last reviewed, last review date, date of last review, date last reviewed, reviewed on,
      date reviewed, last updated, last update, date updated, date of last update, updated, last reviewed date,
      reviewed, date of review, updated on`,
    nextReview: `
      next review, next review date, date of next review, review due, next review due, review by, review due date,
      next reviewed, date for next review, next update`,
    review: "review, review date, review dates",
    targetDate: `
      date to achieve target, target score date, date target to be achieved, target risk date, target achieved by,
      date of target score, target by`,
    notes: `
      notes, note, comments, comment, remarks, remark, update, updates, progress update, latest update, commentary,
      further information, additional information, notes comments, additional comments, rationale, progress notes,
      quarterly update, observations, current position, latest position`,
    kind: `
      kind, risk or opportunity, threat or opportunity, threat opportunity, risk opportunity,
      risk opportunity type, opportunity threat, nature`,
    likelihood: `
      likelihood, probability, l, p, lh, li, lik, prob, frequency, chance, likelihood of occurrence,
      probability of occurrence, likelihood score, probability score, likelihood rating, likelihood level,
      probability level, likely hood of happening, likelyhood, risk likelihood, risk probability, occurrence,
      probability or occurrence, chance of occurrence, chance of happening, pi, likelihood of happening, likely,
      how likely, likelihood l, probability p, probability value, likelihood value`,
    impact: `
      impact, i, imp, c, consequence, impact score, impact rating, impact level, level of impact, risk impact,
      consequence score, consequence rating, potential impact, magnitude, impact of risk, impact of occurrence,
      outcome rating, si, severity of impact, impact severity, degree of impact, consequence level, impact value,
      overall impact, highest impact, how bad, benefit, benefit score, extent`,
    severity: "severity, severity score, severity rating, severity level, s",
    score: `
      score, risk score, total, total score, risk total, rpn, risk priority number, risk index, risk value,
      risk factor, risk exposure score, overall score, severity index, l x i, lxi, p x i, pxi, i x l, ixl,
      likelihood x impact, impact x likelihood, total risk score, total risk, risk magnitude, weighted score,
      combined score, risk points, product, value, overall risk score, opportunity score, exposure score`,
    band: `
      rag, rag rating, rag status, band, risk band, colour, color, zone, risk zone, risk map, rag score, banding,
      risk colour, risk color, colour code, traffic light, risk category rag, severity band, risk severity`,
    level: `
      risk level, level of risk, risk rating, rating, level, risk grade, grade, overall risk, overall rating,
      overall risk rating, overall risk level, risk assessment, risk exposure, exposure, risk evaluation,
      risk rating level, assessment, risk status rating, significance, risk significance, criticality,
      priority level, gross, net, inherent, residual, target, gross risk, net risk, inherent risk, residual risk,
      target risk, current risk, initial risk, raw risk, original risk, mitigated risk, unmitigated risk,
      previous risk, previous, current, reviewed risk, opportunity rating, opportunity level, current quarter,
      previous quarter, last quarter, end year target, risk tier, tier, control score`,
    tolerance: `
      tolerance, risk tolerance, appetite, risk appetite, tolerance level, appetite threshold,
      risk appetite threshold, risk threshold, threshold`,
    date: "date, dates",
    none: `
      raised by, identified by, logged by, reported by, author, reporter, date closed, closed date, closure date,
      closed on, date resolved, resolved, cost, costs, budget, estimated cost, financial impact, cost of risk,
      detectability, ease of detectability, detection, velocity, proximity, risk proximity, vendor, supplier, wbs,
      wbs no, related controls, related risks, linked risks, linked objectives, linked objective, objective,
      objectives, corporate objective, corporate priority, corporate objectives, link to objectives,
      strategic objective, council plan link, links, external ref, version, phase, location, iso 27001, nis 2,
      escalated, escalation, evidence, team, project occurrence, links to council plan delivery plan, committee,
      jira, wbs code, raised in`,
  },
  within: {
    id: "risk id, risk no, risk ref, reference no, reference number, identification number, risk number",
    title: "risk title, risk name, hazard",
    description: `
      risk description, description of risk, description of the risk, risk statement, description of hazard,
      risk detail, details of risk, risk scenario, description of opportunity, opportunity description, risk event`,
    category: "category, risk type, type of risk, risk area, directorate",
    cause: "cause, causes, caused by, root cause, drivers, source of risk",
    trigger: "trigger, triggers, early warning, warning sign",
    consequence: `
      consequences, resulting in, effect of, effects of, impact description, description of impact,
      business impact, business impacts, impacts, description of consequence, project impact, outcome, outcomes,
      implications, impact on, benefits`,
    asset: "asset, assets",
    threat: "threat, threats",
    vulnerability: "vulnerability, vulnerabilities, weakness",
    owner: "owner, owners, asset owner, responsible, responsibility, accountable, accountability, lead officer",
    contact: "contact",
    controls: `
      controls in place, existing control, existing controls, current control, current controls, key controls,
      control measures, controls, mitigations in place, already doing, existing mitigation, current mitigation,
      measures in place, safeguards, mitigating controls, control in place, already in place`,
    adequacy: "effectiveness, adequacy, control strength, strength of control, strength of controls",
    assurance: "assurance",
    response: `
      risk treatment, treatment option, response strategy, treatment strategy, risk response, accept reduce,
      avoid reduce, treat tolerate, tolerate treat, strategy type, response type`,
    contingency: "contingency, fallback, fall back, in the event of",
    priority: "ranking, rank",
    actions: `
      action, actions, mitigation, mitigations, mitigate, mitigating actions, mitigating action, action plan,
      treatment plan, additional controls, additional control, additional control measures, recommended control,
      recommended controls, further controls, planned controls, future controls, proposed controls,
      control improvements, planned improvements, recommendation, recommendations, recommended, response plan,
      more can we do, more needs to be done, still needs to be done, risk prevention, risk reduction, preventive,
      preventative, countermeasures, remediation, additional mitigation, proposed mitigation, further mitigation,
      next steps, improvements`,
    actionOwner: `
      action owner, action lead, control owner, mitigation owner, treatment owner, response owner, action officer,
      responsible for action, owner of action`,
    due: `
      due date, date due, target date, completion date, timescale, timescales, deadline, timeframe, by when,
      action date, target completion, implementation date`,
    revisedDue: "revised date, revised target, revised due, new target date, revised completion",
    status: "status, open closed, progress",
    dateRaised: `
      date raised, date identified, date opened, date logged, date added, first identified, date created,
      raised on`,
    dot: "direction of travel, trend, movement, direction, change since, change from",
    lastReview: "last review, last reviewed, date reviewed, last updated, last update, date of last",
    nextReview: "next review, review due, date of next",
    review: "review date, review",
    notes: "comments, notes, remarks, comment, commentary, narrative update, progress update",
    likelihood: `
      likelihood, probability, likelyhood, frequency, likelihood of, probability of, likelihood score,
      probability score, likelihood rating, probability of occurrence, likelihood of occurrence, chance of`,
    impact: `
      impact, impact score, impact rating, consequence, severity of impact, impact level, level of impact,
      magnitude`,
    severity: "severity",
    score: `
      risk score, score, rpn, risk priority number, priority number, total score, likelihood x impact,
      impact x likelihood, l x i, i x l, p x i, probability x impact, impact x probability, risk index,
      risk factor, severity index`,
    band: "rag, rag rating, rag status, colour, risk band",
    level: `
      risk level, risk rating, level of risk, rating, risk grade, overall risk, risk exposure, inherent risk,
      residual risk, gross risk, net risk, target risk, current risk, raw risk`,
    tolerance: "appetite, tolerance, threshold",
    none: `
      date closed, raised by, identified by, cost, closed date, detectability, undetectability, proximity,
      velocity, objective, objectives, vs appetite, authority, escalation, related control, within 1 month, linked,
      link to, council plan, financial impact, cost impact, approval, expected value, reputation impact,
      time impact, schedule impact, quality impact, budget, control id`,
  },
};
