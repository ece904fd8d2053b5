package org.mentorat.people;

/** Nothing is known any more of the person with this account: the account must go too. */
public record PersonErased(String account) {}
