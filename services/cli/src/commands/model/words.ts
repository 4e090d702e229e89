/** The words of a model card. */
export const WORDS = {
  en: {
    heading: 'Model card: scorecard learnt from data',
    data: ({ file, rows, bads, label }: DataWords) =>
      `Data: \`${file}\`, ${rows} rows, ${bads} of them bad by the column \`${label}\`.`,
    random: (seed: number, share: string) =>
      `Split: random by entity, seed ${seed}, about ${share} held out. Binning, selection and fit saw the training part only.`,
    time: (by: string, share: string) =>
      `Split: by time (\`${by}\`), the latest, at most ${share}, held out. Binning, selection and fit saw the training part only.`,
    scale: (pdo: number, score: number, odds: number, base: number) =>
      `Scale: ${score} points at ${odds}:1 good to bad, odds double every ${pdo} points; base ${base}.`,
    quality: 'Quality',
    parts: ['part', 'rows', 'bad', 'AUC', 'Gini', 'KS'],
    train: 'training',
    test: 'hold-out',
    spread: (splits: number, mean: string, deviation: string, min: string, max: string) =>
      `Hold-out AUC over ${splits} splits: mean ${mean}, standard deviation ${deviation}, ${min} to ${max}. The scorecard is that of the first split, not of the best.`,
    psi: (psi: string) =>
      `PSI of the score, training to hold-out: ${psi} (0.1 and 0.25 are the usual marks).`,
    calibration: 'Calibration on the hold-out',
    classes: ['tenth', 'rows', 'predicted', 'observed'],
    distance: (hl: string, brier: string) =>
      `Hosmer–Lemeshow ${hl} (above 18.3 predictions and outcomes differ at the 5 % level); Brier ${brier}.`,
    characteristics: 'Characteristics',
    strength: (iv: string, coefficient: string, error: string) =>
      `Information value ${iv}; coefficient ${coefficient}, standard error ${error}.`,
    bins: ['value', 'good', 'bad', 'WoE', 'points'],
    missing: 'missing',
    suspicious:
      'An information value above 0.5 is to be looked into: is the value known at the time of the decision?',
    missingValues: {
      learnt:
        'Missing values have points as learnt: they hold only where values are missing for the same reasons as in the data.',
      neutral: 'Missing values have 0 points, whatever became of those customers.',
    },
    limits: 'What it does not claim',
    claims: [
      'It holds for companies like those in the data; nothing is claimed beyond them.',
      'The share of bad customers in the data is built into the score; where it differs, the base has to be adjusted.',
      'Selection is repeated for every split, so other splits may choose other characteristics.',
    ],
  },
  zh: {
    heading: '模型卡：由数据训练的评分卡',
    data: ({ file, rows, bads, label }: DataWords) =>
      `数据：\`${file}\`，共 ${rows} 行，按 \`${label}\` 列其中 ${bads} 行为坏客户。`,
    random: (seed: number, share: string) =>
      `划分：按主体随机划分，种子 ${seed}，约 ${share} 留作检验。分箱、筛选和拟合仅使用训练部分。`,
    time: (by: string, share: string) =>
      `划分：按时间（\`${by}\`），最新的至多 ${share} 留作检验。分箱、筛选和拟合仅使用训练部分。`,
    scale: (pdo: number, score: number, odds: number, base: number) =>
      `刻度：好坏比 ${odds}:1 时为 ${score} 分，每 ${pdo} 分好坏比翻倍；基础分 ${base}。`,
    quality: '模型质量',
    parts: ['部分', '行数', '坏客户', 'AUC', 'Gini', 'KS'],
    train: '训练',
    test: '检验',
    spread: (splits: number, mean: string, deviation: string, min: string, max: string) =>
      `${splits} 次划分的检验 AUC：均值 ${mean}，标准差 ${deviation}，范围 ${min} 至 ${max}。评分卡取自第一次划分，而非最佳的一次。`,
    psi: (psi: string) => `评分的 PSI（训练对检验）：${psi}（通常以 0.1 和 0.25 为界）。`,
    calibration: '检验部分的校准',
    classes: ['十分位', '行数', '预测', '实际'],
    distance: (hl: string, brier: string) =>
      `Hosmer–Lemeshow ${hl}（大于 18.3 时预测与实际在 5% 水平上有差异）；Brier ${brier}。`,
    characteristics: '特征',
    strength: (iv: string, coefficient: string, error: string) =>
      `信息值 ${iv}；系数 ${coefficient}，标准误 ${error}。`,
    bins: ['取值', '好', '坏', 'WoE', '分值'],
    missing: '缺失',
    suspicious: '信息值大于 0.5 时应核查：该值在决策时是否已知？',
    missingValues: {
      learnt: '缺失值的分值由数据得出：仅当缺失原因与数据相同时成立。',
      neutral: '缺失值计 0 分，不论相关客户的结果如何。',
    },
    limits: '适用范围',
    claims: [
      '仅适用于与数据相似的企业，不作超出数据范围的论断。',
      '评分包含数据中的坏客户比例；比例不同时须调整基础分。',
      '每次划分均重新筛选，因此不同划分可能选出不同的特征。',
    ],
  },
} as const;

interface DataWords {
  readonly file: string;
  readonly rows: number;
  readonly bads: number;
  readonly label: string;
}

export type Language = keyof typeof WORDS;
