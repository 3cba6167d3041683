/** How far a long job is, for a person: a bar on a terminal, an occasional line elsewhere. */
package org.industrymonitor.platform.progress;
