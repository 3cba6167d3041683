/** Looks at a running platform from outside: topics as they grow, how far its consumers are behind, how long it takes. */
package org.industrymonitor.platform.watch;
