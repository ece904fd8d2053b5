package org.mentorat.people;

/**
 * What sort of competence a mentee may develop: soft skills and institutional knowledge too (R73).
 */
public enum CompetenceKind {
  EXPERTISE,
  SOFT_SKILL,
  INSTITUTIONAL
}
