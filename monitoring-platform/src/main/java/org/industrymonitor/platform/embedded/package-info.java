/** The roles, one or all in this process, with or without a broker of their own. */
package org.industrymonitor.platform.embedded;
