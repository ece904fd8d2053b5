package org.mentorat.site;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach the site, {@code mentorat.site.*}.
 *
 * @param address with its scheme, such as {@code https://mentorat.example}; null where nobody said
 */
@ConfigurationProperties("mentorat.site")
record SiteProperties(String address) {}
