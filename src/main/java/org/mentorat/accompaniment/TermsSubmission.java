package org.mentorat.accompaniment;

import java.util.List;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.Frequency;

/**
 * The form {@code revise-terms}: the components are its keys.
 *
 * @param rules the rules the mentor proposes (R20)
 */
public record TermsSubmission(Frequency frequency, List<Channel> channels, String rules) {}
