/**
 * What council risks are about: for each theme what may happen, why, what follows, what is in place and what is to be done.
 * Words in braces are filled in; risks of one theme resemble each other as real ones do.
 */
export interface Theme {
  readonly category: string;
  readonly owners: readonly string[];
  readonly events: readonly string[];
  readonly causes: readonly string[];
  readonly effects: readonly string[];
  readonly controls: readonly string[];
  readonly actions: readonly string[];
}

const theme = (category: string, owners: string, ...lists: readonly string[]): Theme => {
  const [events, causes, effects, controls, actions] = lists.map((list) =>
    list
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );
  return {
    category,
    owners: owners.split(", "),
    events: events!,
    causes: causes!,
    effects: effects!,
    controls: controls!,
    actions: actions!,
  };
};

export const THEMES: readonly Theme[] = [
  theme(
    "People",
    "Head of HR, Director of People, Head of {service}",
    `Key staff leave the {service} team faster than they can be replaced
     Sickness absence in {service} rises above {pct} and posts go uncovered
     Difficulty recruiting qualified officers to {service} in {place}
     Dependence on agency workers in {service} at {place}`,
    `pay that neighbouring authorities and the private sector can better
     an ageing workforce, with {pct} of officers able to retire by {year}
     workloads that have grown since the {year} restructure
     a national shortage of trained practitioners
     uncertainty over the office move from {place}`,
    `statutory deadlines missed in {service}
     agency spending above the budget of £{n}k
     loss of knowledge that only a few officers hold
     lower morale and further resignations`,
    `Workforce plan for {service} agreed to {year}
     Exit interviews reviewed each quarter by {team}
     Market supplements paid for hard to fill posts
     Apprenticeship scheme with {partner}`,
    `Hold a recruitment campaign for {service} with {partner}
     Review the grading of posts in {service}
     Agree a succession plan for managers at {place}
     Offer flexible working to all staff in {service}`,
  ),
  theme(
    "Finance",
    "Chief Finance Officer, Head of Finance, Director of {service}",
    `The {service} budget for {year} is overspent
     Savings of £{n}k planned in {service} are not delivered
     Income from {service} falls below the level assumed in the budget
     Government grant for {service} ends in {year} without replacement`,
    `demand that has grown by {pct} since {year}
     inflation on the contract with {supplier}
     savings proposals drawn up without the service that must deliver them
     late returns from budget holders in {place}
     fewer visitors to {place} than forecast`,
    `an unplanned call of £{n}k on reserves
     cuts to other services in the same year
     a report by the section 151 officer to full council
     qualified accounts`,
    `Monthly budget monitoring for {service} by {team}
     Savings board chaired by the chief executive
     Contingency of £{n}k held in the budget
     Quarterly forecast reported to cabinet`,
    `Prepare a recovery plan for the {service} budget
     Re-profile the savings of {service} over three years
     Review fees and charges in {service}
     Bring a report on reserves to cabinet in {month}`,
  ),
  theme(
    "Technology",
    "Head of IT, Chief Information Officer, Head of Digital",
    `A cyber attack puts {system} out of use
     {system} fails and cannot be restored within {n} hours
     {supplier} withdraws support for {system} in {year}
     Data is lost in the move of {system} to the cloud`,
    `servers at {place} that are past the end of their life
     staff who open links in false messages
     passwords shared between users of {system}
     no tested recovery plan for {system}
     patches applied months late by {supplier}`,
    `payments to residents stopped for weeks
     a fine from the information commissioner of up to £{n}k
     manual working in {service} and a backlog of cases
     the cost of rebuilding {system}`,
    `Firewall and anti-malware tools reviewed by {team}
     Off-site copies of {system} made every night
     Annual penetration test by {partner}
     Mandatory training for all users of {system}`,
    `Test the recovery of {system} from its backups
     Replace the servers at {place}
     Move {system} to a supported version
     Introduce two-step sign-in for {system}`,
  ),
  theme(
    "Safeguarding",
    "Director of Children's Services, Director of Adult Services, Head of {service}",
    `A child known to {service} in {place} comes to serious harm
     An adult with care needs in {place} suffers neglect by a provider
     Looked after children outnumber the placements available near {place}
     Referrals to {service} are not assessed within {n} working days`,
    `caseloads above {n} for each social worker
     information not passed on by {partner}
     supervision that is not recorded in {system}
     thresholds understood differently by {partner}
     too few foster carers in {place}`,
    `death or serious injury of a resident
     a poor inspection and intervention by government
     placements far from home costing £{n}k each year
     a safeguarding review and loss of public trust`,
    `Safeguarding board with {partner} meets each quarter
     Case file audits by {team} every month
     Thresholds document agreed with {partner}
     Out of hours duty team for {place}`,
    `Run a fostering campaign in {place}
     Audit {n} cases with {partner}
     Recruit {n} newly qualified social workers for {place}
     Move supervision records into {system}`,
  ),
  theme(
    "Property",
    "Head of Property, Head of Assets, Director of Place",
    `The roof of {place} school fails a survey and the building must close
     Asbestos is disturbed during works at {place} depot
     The boiler at {place} leisure centre breaks down in winter
     Rents from the shops in {place} cannot be collected`,
    `a maintenance backlog of £{n}k at {place}
     condition surveys last made in {year}
     contractors of {supplier} not told what the register says
     empty units since {year} and a weak local market`,
    `pupils or customers turned away for {n} days
     injury to staff or visitors and prosecution
     emergency repairs costing £{n}k
     income lost from {place}`,
    `Rolling programme of condition surveys by {team}
     Asbestos register for {place} kept in {system}
     Planned maintenance contract with {supplier}
     Insurance reviewed with {partner} each year`,
    `Survey the buildings at {place} again
     Replace the boiler at {place}
     Agree a disposal plan for {place}
     Train caretakers at {place} in water hygiene`,
  ),
  theme(
    "Environment",
    "Head of Environment, Director of Place, Head of Highways",
    `Flooding of {place} closes roads and homes
     The landfill gas at {place} escapes its controls
     Trees on the {place} road fall on traffic
     Carbon reduction target of {pct} by {year} is missed`,
    `culverts under {place} too small for heavy rain
     gullies emptied once a year since {year}
     monitoring left to {supplier} without checks
     no survey of trees along {place} since {year}
     funding for insulation of {n} homes not secured`,
    `homes evacuated and claims of £{n}k
     loss of life
     enforcement by the environment agency
     public criticism of the council's climate pledge`,
    `Flood plan for {place} exercised with {partner}
     Gas readings at {place} taken weekly by {team}
     Tree inspections recorded in {system}
     Climate board with members and {partner}`,
    `Widen the culvert at {place}
     Inspect every tree along {place}
     Install {n} charging points in {place}
     Draw up an adaptation plan with {partner}`,
  ),
  theme(
    "Contracts",
    "Head of Procurement, Head of Legal, Director of Resources",
    `{supplier} fails and the {service} contract ends without notice
     The {service} contract does not give the savings it was let for
     A challenge stops the award of the {service} contract
     Waste collected in {place} cannot be taken to the {supplier} plant`,
    `one bidder only when the contract was let in {year}
     penalties in the contract that have never been applied
     a specification that leaves out {place}
     no contract manager named for {service}
     financial trouble at {supplier}`,
    `service to residents of {place} interrupted for {n} days
     a new contract at {pct} more
     legal costs of £{n}k
     reputation damaged with other suppliers`,
    `Contract board with {supplier} each month
     Credit checks of {supplier} by {team}
     Step-in rights in the {service} contract
     Contract register kept in {system}`,
    `Name a contract manager for {service}
     Test the market for {service} before {month}
     Agree a continuity plan with {supplier}
     Apply the penalties of the {service} contract`,
  ),
  theme(
    "Governance",
    "Monitoring Officer, Head of Audit, Chief Executive",
    `Decisions on {service} are taken without lawful authority
     Members of the {place} committee do not declare their interests
     Fraud in {service} goes unnoticed
     Requests for information about {service} are answered late`,
    `delegations not revised since {year}
     no induction for members elected in {year}
     one officer who both orders and approves in {system}
     a backlog of {n} requests with {team}
     records of {service} kept in three places`,
    `judicial review and costs of £{n}k
     standards complaints
     money lost that cannot be recovered from {supplier}
     notice from the information commissioner`,
    `Scheme of delegation published and reviewed by {team}
     Register of interests checked twice a year
     Counter-fraud plan with {partner}
     Tracker of requests in {system}`,
    `Revise the scheme of delegation for {service}
     Train members of the {place} committee
     Separate ordering and approval in {system}
     Clear the backlog of {n} requests`,
  ),
  theme(
    "Housing",
    "Head of Housing, Director of Communities, Head of {service}",
    `Homelessness in {place} outstrips temporary accommodation
     Fire safety works at {place} tower are not finished by {month} {year}
     Damp and mould in council homes at {place} harm tenants
     New homes at {place} are not started before the grant of {year} lapses`,
    `{n} households in hotels since {year}
     a shortage of certified installers at {supplier}
     repairs reported but not recorded in {system}
     ground conditions at {place} worse than surveyed
     rents in {place} that have risen by {pct}`,
    `bed and breakfast costs of £{n}k
     enforcement by the housing regulator
     illness of tenants and claims
     grant of £{n}k handed back`,
    `Allocations policy reviewed with {partner}
     Waking watch at {place} paid by {team}
     Repairs dashboard in {system}
     Development board for {place} each month`,
    `Lease {n} homes from private landlords in {place}
     Finish the fire doors at {place}
     Inspect {n} homes for damp in {place}
     Apply to {partner} for more time`,
  ),
  theme(
    "Continuity",
    "Emergency Planning Manager, Head of Communications, Director of Resources",
    `Power is lost at {place} for more than {n} hours
     A pandemic leaves {pct} of {service} staff unable to work
     Fuel shortage stops {service} vehicles in {place}
     The control room at {place} cannot be staffed in an emergency`,
    `a single feed to the building at {place}
     plans for {service} not tested since {year}
     fuel for {n} days only at {place} depot
     volunteers on the duty list down by {pct}
     supplies of {supplier} held at one site`,
    `residents who depend on {service} left without help
     no command of the response in {place}
     criticism in the debrief with {partner}
     lasting harm to vulnerable people`,
    `Continuity plans for {service} kept in {system}
     Generator at {place} tested monthly by {team}
     Mutual aid agreed with {partner}
     Duty rota for the control room at {place}`,
    `Exercise the plan for {service} with {partner}
     Fit a second feed at {place}
     Recruit {n} volunteers to the duty list
     Hold fuel for {n} more days at {place}`,
  ),
];

/** Names made of a beginning and an end. */
const joined = (beginnings: string, ends: string): readonly string[] =>
  beginnings.split(" ").flatMap((beginning) => ends.split(" ").map((end) => beginning + end));

/** What many risks add to say which of its kind they are. */
export const QUALIFIERS = `after the audit of {year}
  while {system} is replaced
  during the move from {place} to {place}
  before the election in {month}
  once {supplier} hands over to the new contractor
  as the population of {place} grows
  because {partner} withdraws from the pooled fund
  in the year of reorganisation
  where {service} shares its officers with {partner}
  unless cabinet approves {n} more posts
  now that the lease of {place} has run out
  following the complaint upheld by the ombudsman
  in the villages around {place}
  for residents who do not use the web
  at weekends and on public holidays
  when the interim manager leaves in {month}
  under the law that comes into force in {year}
  since the merger with {service}
  for people over {n}
  at the {place} and {place} sites`
  .split("\n")
  .map((line) => line.trim());

export const FILLERS: Readonly<Record<string, readonly string[]>> = {
  service:
    "planning, revenues and benefits, adult social care, fostering, waste collection, highways, libraries, parking, registrars, licensing, school transport, museums, electoral services, building control, trading standards, public health, youth work, leisure, cemeteries, customer services, legal services, payroll, street lighting, home care, early help, special needs, museums and archives, food safety, grounds maintenance, private sector housing".split(
      ", ",
    ),
  place: joined(
    "Ash Brack Cald Dun Elm Fern Grey Holm Inge Kirk Lang Mar Nor Oak Pen Quar Rad Stan Thorn Uld Wal Whit Yar Win",
    "field bridge ford ley ham combe wick stead mouth worth",
  ),
  system:
    "the case management system, the finance system, the payroll system, the housing database, the web payments site, the telephone system, the planning portal, the library catalogue, the assets database, the benefits system, the email service, the electoral register, the permits system, the care records system".split(
      ", ",
    ),
  supplier: joined(
    "Brig Nor Hal Peak Ax Mill Cor Strat Ferr Dun Lin Orch Tess Var",
    "well cross den line ton ward vane",
  ),
  partner:
    "the health board, the police, the fire service, the college, neighbouring councils, the housing association, the university, the voluntary sector, the environment agency, the chamber of trade".split(
      ", ",
    ),
  team: "the assurance team, internal audit, the performance team, the leadership team, the project office, the scrutiny panel, the duty manager, the directorate team".split(
    ", ",
  ),
  month: "January, March, April, June, July, September, October, December".split(", "),
};

/** Pairs that say nearly the same, for texts that somebody has gone over. */
export const SYNONYMS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `fails: breaks down, collapses
   failure: breakdown, collapse
   key: essential, experienced
   staff: employees, colleagues, officers
   leave: resign from, depart from
   rises: climbs, increases
   difficulty: problems, trouble
   recruiting: appointing, hiring
   qualified: trained, experienced
   dependence: reliance
   workers: employees
   overspent: exceeded
   planned: proposed, agreed
   delivered: achieved, realised
   falls: drops
   ends: stops, expires
   attack: incident
   use: service
   restored: recovered
   lost: mislaid, destroyed
   serious: significant, severe
   harm: injury
   suffers: experiences
   available: on offer
   assessed: reviewed, completed
   close: shut
   disturbed: released
   breaks: fails
   collected: recovered
   flooding: flood water
   closes: shuts, blocks
   missed: not met
   taken: delivered
   stops: halts, delays
   decisions: choices
   fraud: theft
   unnoticed: undetected
   late: after the deadline
   homelessness: the number of homeless households
   finished: completed
   started: begun
   lapses: runs out
   power: electricity
   lost at: cut off at
   shortage: scarcity
   emergency: major incident
   review: revisit, look again at
   agree: settle, approve
   hold: run
   replace: renew
   test: try out
   train: brief
   inspect: survey
   recruit: appoint
   prepare: draw up
   plan: programme
   council: authority
   residents: local people
   costs: expense
   more: further
   number: total
   budget: allocation`
    .split("\n")
    .map((line) => line.trim().split(": "))
    .map(([word, others]) => [word!, others!.split(", ")]),
);
