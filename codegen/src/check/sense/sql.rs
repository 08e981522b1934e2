//! Conditions in SQL: both databases must be able to read them, and the columns must exist. The statements themselves run
//! only when tables are made, which may be long after.

use super::super::{Checker, Declared, names, spot};
use crate::{
    model::ResourceId,
    syntax::{At, CheckDecl, UniqueDecl},
};
use sqlparser::{
    dialect::{Dialect, PostgreSqlDialect, SQLiteDialect},
    keywords::Keyword,
    parser::Parser,
    tokenizer::{Token, Tokenizer},
};

impl Checker<'_> {
    /// `checks`, and the conditions of unique sets.
    pub fn sql_conditions(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        let sets = decl.unique.iter().filter_map(|set| match &set.value {
            UniqueDecl::Where(with) => with.r#where.clone(),
            UniqueDecl::Fields(_) => None,
        });
        let checks = decl.checks.0.iter().filter_map(|(_, check)| match &check.value {
            CheckDecl::Sql(sql) => Some(At { value: sql.clone(), line: check.line, column: check.column }),
            CheckDecl::Made(form) => form.sql.clone(),
        });
        for condition in checks.chain(sets) {
            self.sql_condition(id, *file, &condition);
        }
    }

    fn sql_condition(&mut self, id: ResourceId, file: usize, condition: &At<String>) {
        let dialects: [(&str, &dyn Dialect); 2] =
            [("PostgreSQL", &PostgreSqlDialect {}), ("SQLite", &SQLiteDialect {})];
        for (database, dialect) in dialects {
            if let Err(reason) = parse(&condition.value, dialect) {
                let message = format!("{database} can't read the condition");
                let remedy = "write one SQL expression that both databases have";
                return self.fault("S210", spot(file, condition), message, reason, remedy);
            }
        }
        if self.vague(id) {
            return;
        }
        let resource = &self.api.resources[id];
        let columns: Vec<&str> = resource.fields.iter().map(|field| field.column.as_str()).collect();
        let unknown = named(&condition.value).into_iter().find(|name| !columns.contains(&name.as_str()));
        let Some(unknown) = unknown else { return };
        let own = resource.fields.iter().find(|field| field.name == unknown);
        let remedy = match own {
            Some(field) => format!("the column of `{unknown}` is `{}`", field.column),
            None => names::instead(&unknown, columns.iter().copied()),
        };
        let message = format!("`{}` has no column `{unknown}`", resource.name);
        let at = match condition.value.find(&unknown).filter(|_| !condition.value.contains('\n')) {
            Some(at) => self.within(file, condition, condition.value[..at].chars().count(), unknown.chars().count()),
            None => spot(file, condition),
        };
        self.fault("S210", at, message, "conditions name the row's own columns", remedy);
    }
}

/// Why a text isn't one expression.
fn parse(text: &str, dialect: &dyn Dialect) -> Result<(), String> {
    let words = |error: sqlparser::parser::ParserError| error.to_string().replace("sql parser error: ", "");
    let mut parser = Parser::new(dialect).try_with_sql(text).map_err(words)?;
    parser.parse_expr().map_err(words)?;
    // The parser lets SQLite have PostgreSQL's casts.
    let casts = || Tokenizer::new(dialect, text).tokenize().is_ok_and(|all| all.contains(&Token::DoubleColon));
    match parser.peek_token().token {
        Token::EOF if dialect.is::<SQLiteDialect>() && casts() => Err("`::` is PostgreSQL's: `cast(.. as ..)`".into()),
        Token::EOF => Ok(()),
        other => Err(format!("`{other}` can't follow")),
    }
}

/// The columns that an expression names: words that are neither of SQL itself, nor functions, types or collations.
fn named(text: &str) -> Vec<String> {
    let tokens = Tokenizer::new(&PostgreSqlDialect {}, text).tokenize().unwrap_or_default();
    let tokens: Vec<_> = tokens.into_iter().filter(|token| !matches!(token, Token::Whitespace(_))).collect();
    let mut columns = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Word(word) = token else { continue };
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let is_function = tokens.get(at + 1) == Some(&Token::LParen);
        let follows_type = match before {
            Some(Token::DoubleColon) => true,
            Some(Token::Word(word)) => matches!(word.keyword, Keyword::AS | Keyword::COLLATE),
            _ => false,
        };
        let is_column = word.quote_style.is_some() || word.keyword == Keyword::NoKeyword;
        if is_column && !is_function && !follows_type {
            columns.push(word.value.clone());
        }
    }
    columns
}
