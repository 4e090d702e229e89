export type Language = 'en' | 'zh';

export const DIFF_WORDS = {
  en: {
    same: 'no difference in meaning',
    count: (changes: number) => `${changes} ${changes === 1 ? 'difference' : 'differences'}`,
    nothing: 'nothing',
    only: (segments: string) => ` (segment ${segments})`,
    colon: ': ',
  },
  zh: {
    same: '含义相同',
    count: (changes: number) => `共 ${changes} 处差异`,
    nothing: '无',
    only: (segments: string) => `（分组 ${segments}）`,
    colon: '：',
  },
} as const;

const GROUPS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  policy: { en: 'Policy', zh: '政策' },
  parameters: { en: 'Parameters', zh: '参数' },
  segments: { en: 'Segments', zh: '客户分组' },
  scorecards: { en: 'Scorecards', zh: '评分卡' },
  grades: { en: 'Grades', zh: '评级' },
  overrides: { en: 'Overrides of the grade', zh: '评级调整规则' },
  rules: { en: 'Rules', zh: '预警规则' },
  limits: { en: 'Limits', zh: '信用额度' },
  actions: { en: 'Actions', zh: '措施' },
  priorities: { en: 'Priorities', zh: '优先级' },
  default: { en: 'Definition of default', zh: '违约定义' },
  provision: { en: 'Provision', zh: '坏账准备' },
};

/** A group's heading; one without words goes by its name in the policy. */
export function groupHeading(group: string, language: Language): string {
  return GROUPS[group]?.[language] ?? group;
}

/** Groups in the order of a policy, those without words last. */
export function inOrder(groups: ReadonlySet<string>): readonly string[] {
  const known = Object.keys(GROUPS).filter((group) => groups.has(group));
  return [...known, ...[...groups].filter((group) => !known.includes(group))];
}
